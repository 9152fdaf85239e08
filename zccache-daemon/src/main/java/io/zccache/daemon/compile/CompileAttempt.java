/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a compiler.
 *
 * @param files what it writes
 * @param search where headers are searched, where there are headers
 * @param craft knows what the result depends on
 * @param source what the run compiled, if that was looked at when it had ended
 */
record CompileAttempt(
    RunFiles files,
    Optional<SearchPaths.Reported> search,
    CompileCraft craft,
    Optional<SourceText> source)
    implements Attempt {
  /** What is compiled. */
  CompilePlan plan() {
    return files.plan();
  }

  @Override
  public Work work() {
    return files.plan();
  }

  @Override
  public PrivateFolder folder() {
    return files.folder();
  }

  @Override
  public List<String> words() {
    return files.compileWords();
  }

  @Override
  public Optional<Pass> pass() {
    return files.wantsShortList() ? Optional.of(new ShortListPass(files)) : Optional.empty();
  }

  @Override
  public boolean streams() {
    return !writesAside();
  }

  private boolean writesAside() {
    return !plan().command().sideOutputs().isEmpty()
        || plan().command().makesHeader()
        || plan().command().loadsPlugins();
  }

  @Override
  public List<Placement> unjudged() throws IOException {
    boolean judged = writesAside() || plan().command().namesOutput() || files.wantsShortList();
    return judged ? List.of() : Placements.ofRun(files);
  }

  /** Scripts such as configure's write the next test into the same source at once. */
  @Override
  public Attempt ended() throws IOException {
    files.fetchOutput();
    return new CompileAttempt(files, search, craft, craft.source(plan()));
  }

  @Override
  public Optional<BypassReason> fault(MissRunner.Ran ran) throws IOException {
    Finished compile = ran.tool();
    if (plan().command().makesHeader() && compile.exitCode() != 0) {
      // Whether gcc leaves what it has made depends on how it is told the name.
      return Optional.of(BypassReason.PRECOMPILED_HEADER);
    }
    if (files.wroteOthers()) {
      return Optional.of(BypassReason.PLUGIN);
    }
    boolean wrote = files.wroteOutput();
    if (wrote != (compile.exitCode() == 0)) {
      return Optional.of(BypassReason.OUTPUT_NOT_A_FILE);
    }
    if (wrote && plan().command().depfile().isPresent() && !files.wroteList()) {
      return Optional.of(BypassReason.DEPENDENCY_OPTIONS);
    }
    boolean aside = !plan().command().sideOutputs().isEmpty();
    if (aside && !(wrote && files.fetchSides() && files.wroteSides())) {
      return Optional.of(BypassReason.SIDE_OUTPUT);
    }
    return wrote && files.outputsNameFolder()
        ? Optional.of(BypassReason.SIDE_OUTPUT)
        : Optional.empty();
  }

  @Override
  public Optional<List<String>> secondLook(Finished tool) throws IOException {
    return new FailedCompile(this, tool).secondLook();
  }

  @Override
  public Optional<Failure> failure(MissRunner.Ran ran) throws IOException {
    Optional<FilesRead> read = new FailedCompile(this, ran.tool()).read(ran.pass());
    if (read.isEmpty() || fault(ran).isPresent() || folder().isNamedIn(ran.tool().stderr())) {
      return Optional.empty();
    }
    FailedAttempt.Dependence dependence = rule -> craft.inputs(this, read.get(), ran, rule);
    return Optional.of(
        new Failure(new FailedAttempt(this, files.removedOutput(), dependence), ran));
  }

  @Override
  public List<Placement> placements() throws IOException {
    return Placements.ofRun(files);
  }

  @Override
  public List<Placement> remains() throws IOException {
    return Placements.ofFailedRun(files);
  }

  @Override
  public List<Path> takenAway() {
    List<Path> taken = new ArrayList<>();
    if (!Files.exists(files.output()) && Files.isRegularFile(files.target(), NOFOLLOW_LINKS)) {
      taken.add(files.target());
    }
    files.removedList().ifPresent(taken::add);
    return taken;
  }

  @Override
  public long size() throws IOException {
    return Files.size(files.output());
  }

  /** Whoever uses a precompiled header asks at once whether it is kept. */
  @Override
  public boolean isUrgent() {
    return plan().command().makesHeader();
  }

  @Override
  public Inputs inputs(MissRunner.Ran ran, RaceRule rule) throws IOException, InterruptedException {
    return craft.inputs(this, ran, rule);
  }

  @Override
  public Result result(MissRunner.Ran ran, InputSet inputs) throws IOException {
    return craft.result(this, ran, inputs);
  }
}
