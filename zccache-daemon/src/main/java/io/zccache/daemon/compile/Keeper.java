/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.compiler.CompilerFamily;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.FileDigest;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.log.Log;
import io.zccache.daemon.stats.Counters;
import io.zccache.daemon.stats.Missed;
import io.zccache.daemon.stats.NotStoredReason;
import io.zccache.daemon.store.AbsentNames;
import io.zccache.daemon.store.Content;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.NewOutput;
import io.zccache.daemon.store.NewResult;
import io.zccache.daemon.store.OutputRole;
import io.zccache.daemon.store.Placement;
import io.zccache.daemon.store.Printed;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoreWriteException;
import io.zccache.daemon.store.StoredOutput;
import io.zccache.daemon.store.StoredResult;
import io.zccache.daemon.store.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the result of a run that has succeeded, if it is certain what it depends on, and counts
 * what became of it. Any thread may call.
 */
final class Keeper {
  /** Longer ones, in characters, would make large records; who asks is told less then. */
  private static final int LONGEST_RECIPE = 32 << 10;

  private final ResultStore store;
  private final InputCollector collector;
  private final SearchPaths searchPaths;
  private final Compilers compilers;
  private final SharedResults shared;
  private final InstantSource clock;
  private final Unkept unkept;
  private final Log log;

  Keeper(
      Kept kept,
      InputCollector collector,
      SearchPaths searchPaths,
      Compilers compilers,
      InstantSource clock,
      Log log) {
    this.store = kept.store();
    this.shared = kept.shared();
    this.unkept = kept.unkept();
    this.collector = collector;
    this.searchPaths = searchPaths;
    this.compilers = compilers;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Where results go.
   *
   * @param store those that are kept
   * @param shared makes them fit for all checkouts
   * @param unkept is told why others are not kept
   */
  record Kept(ResultStore store, SharedResults shared, Unkept unkept) {}

  /**
   * A run that has succeeded and whose outputs were delivered.
   *
   * @param files what it wrote
   * @param ran how it ended
   * @param search where headers were searched, where there are headers
   * @param start when it was started
   * @param miss why the store had no result
   */
  record Success(
      RunFiles files,
      MissRunner.Ran ran,
      Optional<SearchPaths.Reported> search,
      Moment start,
      Lookup.Miss miss) {
    /** The compile proper. */
    Finished run() {
      return ran.compile();
    }
  }

  /**
   * Keeps the result, or not.
   *
   * @return whether it can now be looked up
   */
  boolean keep(Success success) throws IOException, InterruptedException {
    UnitKey unit = success.files().plan().unit();
    Counters counters = success.files().plan().request().counters();
    Inputs inputs = inputs(success);
    if (inputs instanceof Inputs.Unsuited unsuited) {
      counters.bypass(unsuited.reason());
      CallLines.bypass(success.files().plan().request(), unsuited.reason());
      unkept.tell(unit, unsuited.reason());
      return false;
    }
    Missed missed = count(success.files().plan(), success.miss());
    long bytes = Files.size(success.files().output());
    counters.unit(() -> missed.unit(success.run().nanos(), bytes));
    if (inputs instanceof Inputs.Unknown unknown) {
      return notStored(success, unknown.reason());
    }
    if (!success.ran().said().whole()) {
      return notStored(success, NotStoredReason.OUTPUT_TOO_LARGE);
    }
    try {
      StoredResult stored = store.publish(newResult(success, ((Inputs.Complete) inputs).set()));
      counters.stored(stored.outputs().stream().mapToLong(StoredOutput::size).sum());
      return true;
    } catch (StoreWriteException e) {
      log.trouble("results cannot be kept: " + reason(e));
      return notStored(success, NotStoredReason.STORE_FAILED);
    }
  }

  private static String reason(StoreWriteException e) {
    return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause());
  }

  private boolean notStored(Success success, NotStoredReason reason) {
    Planned.Plan plan = success.files().plan();
    plan.request().counters().notStored(reason);
    unkept.tell(plan.unit(), reason);
    return false;
  }

  /** Counts a miss. */
  static Missed count(Planned.Plan plan, Lookup.Miss miss) {
    Missed missed = new Missed(plan.source().toString(), miss.reason(), miss.culprit());
    plan.request().counters().miss(missed);
    CallLines.miss(plan, missed);
    return missed;
  }

  private Inputs inputs(Success success) throws IOException, InterruptedException {
    Planned.Plan plan = success.files().plan();
    Optional<FilesRead> read = FilesRead.by(success.files());
    boolean headers = plan.command().language().usesPreprocessor();
    if (read.isEmpty() || (headers && success.search().isEmpty())) {
      return new Inputs.Unknown(NotStoredReason.INPUTS_UNKNOWN);
    }
    Inputs inputs =
        collector.collect(
            plan,
            read.get(),
            headers ? ForcedIncludes.of(plan.command().keyArguments()) : List.of(),
            success.search(),
            new RaceRule(success.start().epochNanos()));
    if (quotesUnseen(success, inputs)) {
      return new Inputs.Unsuited(BypassReason.PRECOMPILED_HEADER);
    }
    return stoodStill(success) ? inputs : new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED);
  }

  /** Messages of gcc quote lines of headers, also of those that only a precompiled one knows. */
  private static boolean quotesUnseen(Success success, Inputs inputs) {
    return success.files().plan().compiler().family() == CompilerFamily.GCC
        && success.run().stderr().length > 0
        && inputs instanceof Inputs.Complete complete
        && complete.set().files().stream().anyMatch(PrecompiledHeaders::isOne);
  }

  /** Whether clock, compiler and search path are the same as before the run. */
  private boolean stoodStill(Success success) throws IOException, InterruptedException {
    Planned.Plan plan = success.files().plan();
    return !success.start().clockWasSetUntil(Moment.now(clock))
        && compilers.of(plan.request(), Evidence.UNWANTED) instanceof Compilers.Found.Is now
        && now.compiler().equals(plan.compiler())
        && success
            .search()
            .map(path -> searchPaths.isAsReported(path, plan.request()))
            .orElse(true);
  }

  private NewResult newResult(Success success, InputSet inputs) throws IOException {
    Planned.Plan plan = success.files().plan();
    if (plan.sharing().isPresent()) {
      Sharing sharing = plan.sharing().get();
      Optional<SharedResults.Shareable> shareable =
          shared.of(success.files(), success.run(), inputs, sharing);
      if (shareable.isPresent()) {
        return newResult(
            sharing.unit(), shareable.get().inputs(), shareable.get().outputs(), success);
      }
    }
    List<NewOutput> outputs = new ArrayList<>();
    for (Placement placement : Placements.ofRun(success.files())) {
      outputs.add(new NewOutput(placement.role(), Placements.MODE, placement.content()));
    }
    if (plan.command().makesHeader() && plan.command().undated()) {
      outputs.add(note(success.files()));
    }
    boolean silent = isSilent(success.run());
    return newResult(silent ? plan.silentUnit() : plan.unit(), inputs, outputs, success);
  }

  private static NewOutput note(RunFiles files) throws IOException {
    Digest header = FileDigest.of(files.output());
    return new NewOutput(
        OutputRole.NOTE, Placements.MODE, Content.of(PrecompiledHeaders.undatedNote(header)));
  }

  private static NewResult newResult(
      UnitKey unit, InputSet inputs, List<NewOutput> outputs, Success success) {
    Planned.Plan plan = success.files().plan();
    Finished run = success.run();
    return new NewResult(
        unit,
        resultKey(unit, inputs),
        inputs,
        outputs,
        new ToolRun(
            run.exitCode(), Printed.of(run.stdout()), Printed.of(run.stderr()), run.nanos()),
        Optional.of(isSilent(run) ? plan.silentRecipe() : plan.recipe())
            .filter(recipe -> recipe.length() <= LONGEST_RECIPE));
  }

  private static boolean isSilent(Finished run) {
    return run.stdout().length == 0 && run.stderr().length == 0;
  }

  private static ResultKey resultKey(UnitKey unit, InputSet inputs) {
    Map<String, Digest> contents = new HashMap<>();
    for (InputFile input : inputs.files()) {
      contents.put(input.path(), input.keyDigest());
    }
    Map<String, List<String>> absent = new HashMap<>();
    for (AbsentNames names : inputs.absent()) {
      absent.put(names.folder(), names.names());
    }
    return ResultKey.of(unit, contents, absent, inputs.searched().pairs());
  }
}
