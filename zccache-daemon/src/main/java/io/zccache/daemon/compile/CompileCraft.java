/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.compiler.QuotedFiles;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileDigest;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.stats.NotStoredReason;
import io.zccache.daemon.store.Content;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.NewOutput;
import io.zccache.daemon.store.OutputRole;
import io.zccache.daemon.store.Placement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What compiles have to themselves where the store has no result: what is asked before, and what
 * the result depends on. Any thread may call.
 */
final class CompileCraft {
  private final SearchPaths searchPaths;
  private final ProfileFiles profiles;
  private final InputCollector collector;
  private final Compilers compilers;
  private final SharedResults shared;

  CompileCraft(
      SearchPaths searchPaths,
      ProfileFiles profiles,
      InputCollector collector,
      Compilers compilers,
      SharedResults shared) {
    this.searchPaths = searchPaths;
    this.profiles = profiles;
    this.collector = collector;
    this.compilers = compilers;
    this.shared = shared;
  }

  /** Asks where headers will be searched, and which profile will be read. */
  Work.Prepared prepare(CompilePlan plan) throws IOException, InterruptedException {
    Optional<SearchPaths.Reported> search =
        readsHeaders(plan) ? searchPaths.of(plan) : Optional.empty();
    Optional<ProfileFiles.Profile> profile =
        plan.command().readsProfile() ? profiles.of(plan) : Optional.empty();
    if (plan.command().readsProfile() && profile.isEmpty()) {
      return new Work.Prepared.Unsuited(BypassReason.PROFILE);
    }
    return new Work.Prepared.Ready(
        folder ->
            new CompileAttempt(RunFiles.in(plan, folder, profile), search, this, Optional.empty()));
  }

  private static boolean readsHeaders(CompilePlan plan) {
    return plan.command().language().usesPreprocessor();
  }

  /** The source of a compile whose run has ended, unless it is large. */
  Optional<SourceText> source(CompilePlan plan) {
    return collector.small(plan.request().resolve(plan.command().source()));
  }

  /** What a compile depends on. */
  Inputs inputs(CompileAttempt attempt, MissRunner.Ran ran, RaceRule rule)
      throws IOException, InterruptedException {
    Optional<FilesRead> read = FilesRead.by(attempt.files());
    return read.isPresent()
        ? inputs(attempt, read.get(), ran, rule)
        : new Inputs.Unknown(NotStoredReason.INPUTS_UNKNOWN);
  }

  /**
   * What a compile depends on.
   *
   * @param read what it has read
   */
  Inputs inputs(CompileAttempt attempt, FilesRead read, MissRunner.Ran ran, RaceRule rule)
      throws IOException, InterruptedException {
    CompilePlan plan = attempt.plan();
    boolean headers = readsHeaders(plan);
    if (headers && attempt.search().isEmpty()) {
      return new Inputs.Unknown(NotStoredReason.INPUTS_UNKNOWN);
    }
    Inputs inputs =
        collector.collect(
            plan,
            read,
            attempt.source(),
            headers ? ForcedIncludes.of(plan.command().keyArguments()) : List.of(),
            attempt.search(),
            rule);
    if (quotesUnseen(plan, ran.tool(), inputs)) {
      return new Inputs.Unsuited(BypassReason.PRECOMPILED_HEADER);
    }
    if (quotesOthers(plan, ran.tool(), read)) {
      return new Inputs.Unknown(NotStoredReason.INPUTS_UNKNOWN);
    }
    return stoodStill(attempt) ? inputs : new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
  }

  /** Messages of gcc quote lines of headers, also of those that only a precompiled one knows. */
  private static boolean quotesUnseen(CompilePlan plan, Finished run, Inputs inputs) {
    return plan.compiler().family() == CompilerFamily.GCC
        && run.stderr().length > 0
        && inputs instanceof Inputs.Complete complete
        && complete.set().files().stream().anyMatch(PrecompiledHeaders::isOne);
  }

  /** Whether messages of gcc may quote a file that is in no list, as a line directive names it. */
  private static boolean quotesOthers(CompilePlan plan, Finished run, FilesRead read) {
    if (plan.compiler().family() != CompilerFamily.GCC || run.stderr().length == 0) {
      return false;
    }
    Set<Path> listed = new HashSet<>();
    for (String source : read.sources()) {
      listed.add(plan.request().resolve(source).normalize());
    }
    return QuotedFiles.in(new String(run.stderr(), StandardCharsets.UTF_8)).stream()
        .anyMatch(name -> !listed.contains(plan.request().resolve(name).normalize()));
  }

  /** Whether compiler and search path are the same as before the run. */
  private boolean stoodStill(CompileAttempt attempt) throws IOException, InterruptedException {
    CompilePlan plan = attempt.plan();
    return compilers.of(plan.request(), Evidence.UNWANTED) instanceof Compilers.Found.Is now
        && now.compiler().equals(plan.compiler())
        && attempt
            .search()
            .map(path -> searchPaths.isAsReported(path, plan.request()))
            .orElse(true);
  }

  /** What is stored of a compile: for all checkouts, if it can be. */
  Attempt.Result result(CompileAttempt attempt, MissRunner.Ran ran, InputSet inputs)
      throws IOException {
    CompilePlan plan = attempt.plan();
    if (plan.sharing().isPresent()) {
      Sharing sharing = plan.sharing().get();
      Optional<SharedResults.Shareable> shareable =
          shared.of(attempt.files(), ran.tool(), inputs, sharing);
      if (shareable.isPresent()) {
        return new Attempt.Result(
            sharing.unit(), shareable.get().inputs(), shareable.get().outputs());
      }
    }
    List<NewOutput> outputs = new ArrayList<>();
    for (Placement placement : attempt.placements()) {
      outputs.add(new NewOutput(placement.role(), Placements.MODE, placement.content()));
    }
    if (plan.command().makesHeader() && plan.command().undated()) {
      outputs.add(note(attempt.files()));
    }
    boolean silent = ran.isSilent();
    return new Attempt.Result(silent ? plan.silentUnit() : plan.unit(), inputs, outputs);
  }

  private static NewOutput note(RunFiles files) throws IOException {
    Digest header = FileDigest.of(files.output());
    return new NewOutput(
        OutputRole.NOTE, Placements.MODE, Content.of(PrecompiledHeaders.undatedNote(header)));
  }
}
