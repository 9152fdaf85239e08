/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.log.Log;
import io.zccache.daemon.stats.Missed;
import io.zccache.daemon.stats.NotStoredReason;
import io.zccache.daemon.store.AbsentNames;
import io.zccache.daemon.store.InputFile;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.NewResult;
import io.zccache.daemon.store.Printed;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoreWriteException;
import io.zccache.daemon.store.StoredOutput;
import io.zccache.daemon.store.StoredResult;
import io.zccache.daemon.store.ToolRun;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the result of a run, if it is certain what it depends on, and counts what became of it. Any
 * thread may call.
 */
final class Keeper {
  /** Longer ones, in characters, would make large records; who asks is told less then. */
  private static final int LONGEST_RECIPE = 32 << 10;

  private final ResultStore store;
  private final Unkept unkept;
  private final InstantSource clock;
  private final Log log;

  /**
   * @param store where results go
   * @param unkept is told why others are not kept
   * @param clock dates files
   */
  Keeper(ResultStore store, Unkept unkept, InstantSource clock, Log log) {
    this.store = store;
    this.unkept = unkept;
    this.clock = clock;
    this.log = log;
  }

  /**
   * A run that has succeeded and whose outputs were delivered, or that has failed.
   *
   * @param ran how it ended
   * @param start when it was started
   * @param miss why the store had no result
   */
  record Ending(Attempt attempt, MissRunner.Ran ran, Moment start, Lookup.Miss miss) {
    /** What was made. */
    Work work() {
      return attempt.work();
    }

    /** Whether the tool has failed, which is counted already. */
    boolean failed() {
      return ran.tool().exitCode() != 0;
    }
  }

  /**
   * Keeps the result, or not.
   *
   * @return whether it can now be looked up
   */
  boolean keep(Ending ending) throws IOException, InterruptedException {
    Work work = ending.work();
    Inputs inputs = inputs(ending);
    if (ending.failed() && !(inputs instanceof Inputs.Complete)) {
      unkept.tell(work.unit(), NotStoredReason.FAILURE);
      return false;
    }
    if (inputs instanceof Inputs.Unsuited unsuited) {
      work.counters().bypass(unsuited.reason());
      CallLines.bypass(work.request(), unsuited.reason());
      unkept.tell(work.unit(), unsuited.reason());
      return false;
    }
    Optional<Missed> missed = ending.failed() ? Optional.empty() : count(work, ending.miss());
    if (missed.isPresent()) {
      long bytes = ending.attempt().size();
      work.counters().unit(() -> missed.get().unit(ending.ran().tool().nanos(), bytes));
    }
    if (inputs instanceof Inputs.Unknown unknown) {
      return notStored(work, unknown.reason());
    }
    if (!ending.ran().said().whole()) {
      return notStored(work, NotStoredReason.OUTPUT_TOO_LARGE);
    }
    try {
      StoredResult stored = store.publish(newResult(ending, ((Inputs.Complete) inputs).set()));
      work.counters().stored(stored.outputs().stream().mapToLong(StoredOutput::size).sum());
      return true;
    } catch (StoreWriteException e) {
      log.trouble("results cannot be kept: " + reason(e));
      return notStored(work, NotStoredReason.STORE_FAILED);
    }
  }

  /** Times tell nothing about a run during which their clock was set. */
  private Inputs inputs(Ending ending) throws IOException, InterruptedException {
    RaceRule rule = new RaceRule(ending.start().epochNanos());
    Inputs inputs = ending.attempt().inputs(ending.ran(), rule);
    return inputs instanceof Inputs.Complete && ending.start().clockWasSetUntil(Moment.now(clock))
        ? new Inputs.Unknown(NotStoredReason.INPUT_TOUCHED)
        : inputs;
  }

  private static String reason(StoreWriteException e) {
    return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause());
  }

  private boolean notStored(Work work, NotStoredReason reason) {
    work.counters().notStored(reason);
    unkept.tell(work.unit(), reason);
    return false;
  }

  /** Counts a miss; one of a compile is remembered, too. */
  static Optional<Missed> count(Work work, Lookup.Miss miss) {
    CallLines.miss(work, miss);
    Optional<Missed> missed =
        work.compiledSource()
            .map(source -> new Missed(source.toString(), miss.reason(), miss.culprit()));
    missed.ifPresentOrElse(work.counters()::miss, () -> work.counters().miss(miss.reason()));
    return missed;
  }

  private static NewResult newResult(Ending ending, InputSet known) throws IOException {
    Work work = ending.work();
    Finished run = ending.ran().tool();
    Attempt.Result made = ending.attempt().result(ending.ran(), known);
    return new NewResult(
        made.unit(),
        resultKey(made.unit(), made.inputs()),
        made.inputs(),
        made.outputs(),
        new ToolRun(
            run.exitCode(), Printed.of(run.stdout()), Printed.of(run.stderr()), run.nanos()),
        Optional.of(ending.ran().isSilent() ? work.silentRecipe() : work.recipe())
            .filter(recipe -> recipe.length() <= LONGEST_RECIPE));
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
