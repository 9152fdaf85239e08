/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.store.Content;
import io.zccache.daemon.store.InputSet;
import io.zccache.daemon.store.NewOutput;
import io.zccache.daemon.store.OutputRole;
import io.zccache.daemon.store.Placement;
import io.zccache.daemon.store.StoredResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A run that has failed because of what it has read: nothing was made, and all there is to keep is
 * what was said.
 *
 * @param run the run
 * @param takesAway whether it has taken away the output that was there before
 * @param dependence tells what it depends on
 */
record FailedAttempt(Attempt run, boolean takesAway, Dependence dependence) implements Attempt {
  /** What is written down of a run that takes away what was there. */
  private static final byte[] NOTE = "taken away\n".getBytes(StandardCharsets.US_ASCII);

  private static final int NOTE_MODE = 0600;

  /** Finds out what a run depends on. */
  @FunctionalInterface
  interface Dependence {
    Inputs inputs(RaceRule rule) throws IOException, InterruptedException;
  }

  /** Whether a stored failure is that of a tool that has taken away what was there. */
  static boolean takesAway(StoredResult result) {
    return result.isFailure() && result.output(OutputRole.NOTE).isPresent();
  }

  @Override
  public Work work() {
    return run.work();
  }

  @Override
  public PrivateFolder folder() {
    return run.folder();
  }

  @Override
  public List<String> words() {
    return run.words();
  }

  @Override
  public boolean streams() {
    return run.streams();
  }

  @Override
  public List<Placement> unjudged() {
    return List.of();
  }

  @Override
  public Optional<BypassReason> fault(MissRunner.Ran ran) throws IOException {
    return run.fault(ran);
  }

  @Override
  public List<Placement> placements() {
    return List.of();
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public Inputs inputs(MissRunner.Ran ran, RaceRule rule) throws IOException, InterruptedException {
    return dependence.inputs(rule);
  }

  @Override
  public Result result(MissRunner.Ran ran, InputSet inputs) {
    List<NewOutput> outputs =
        takesAway
            ? List.of(new NewOutput(OutputRole.NOTE, NOTE_MODE, Content.of(NOTE)))
            : List.of();
    return new Result(work().unit(), inputs, outputs);
  }
}
