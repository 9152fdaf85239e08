/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.NewOutput;
import io.zccache.daemon.store.Placement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One run of a work's tool that writes into a private folder: what is run, what it has made, and
 * what that rests on. For one thread at a time.
 */
interface Attempt {
  /** What is being made. */
  Work work();

  /** Where the run writes. */
  PrivateFolder folder();

  /** The command line, the program first. */
  List<String> words();

  /** What the daemon runs beside the work's own run; made anew at each call. */
  default Optional<Pass> pass() {
    return Optional.empty();
  }

  /** What is run once the tool has failed, to learn what it has read, if that is not known. */
  default Optional<List<String>> secondLook(Finished tool) throws IOException {
    return Optional.empty();
  }

  /** What of a run that has failed can be kept, if anything can. */
  default Optional<Failure> failure(MissRunner.Ran ran) throws IOException {
    return Optional.empty();
  }

  /**
   * A failure that can be kept.
   *
   * @param ran how the run ended, with what is to be said of it
   */
  record Failure(FailedAttempt attempt, MissRunner.Ran ran) {}

  /** Whether what the tool says may be heard before its work is judged. */
  boolean streams();

  /**
   * What a client that has lost the daemon puts in its place by itself; empty if that must be
   * judged here first.
   */
  List<Placement> unjudged() throws IOException;

  /**
   * The same attempt once the run has ended, however: what it wrote elsewhere is in the folder, and
   * inputs that the user may change as soon as he has his answer are known.
   */
  default Attempt ended() throws IOException {
    return this;
  }

  /**
   * Why the run is not what the user's own would have been, if it is not: then the tool runs again
   * without us.
   */
  Optional<BypassReason> fault(MissRunner.Ran ran) throws IOException;

  /** What a run has made that succeeded, and where it belongs. */
  List<Placement> placements() throws IOException;

  /** What a run leaves that failed. */
  default List<Placement> remains() throws IOException {
    return List.of();
  }

  /** The user's files that a run that failed has taken away, as its tool would have. */
  default List<Path> takenAway() {
    return List.of();
  }

  /** The size of what was made, in bytes. */
  long size() throws IOException;

  /** Whether others ask at once whether the result is kept. */
  default boolean isUrgent() {
    return false;
  }

  /**
   * What the run depends on.
   *
   * @param rule tells what may have been changed while it ran
   */
  Inputs inputs(MissRunner.Ran ran, RaceRule rule) throws IOException, InterruptedException;

  /** What is to be stored of it. */
  Result result(MissRunner.Ran ran, InputSet inputs) throws IOException;

  /**
   * A result as it is to be stored.
   *
   * @param unit what it is a result of
   */
  record Result(UnitKey unit, InputSet inputs, List<NewOutput> outputs) {
    public Result {
      outputs = List.copyOf(outputs);
    }
  }
}
