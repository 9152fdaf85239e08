/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.exec.ToolCommand;
import io.zccache.daemon.exec.ToolProcess;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Runs compilers as children of the daemon. Any thread may call. */
final class ChildRunner implements MissRunner {
  private final ToolProcess tools;
  private final Executor passes;

  /**
   * @param tools runs each child
   * @param passes where passes are waited for
   */
  ChildRunner(ToolProcess tools, Executor passes) {
    this.tools = tools;
    this.passes = passes;
  }

  @Override
  public long writer(Work work) {
    return 0;
  }

  @Override
  public Ran run(Attempt attempt) throws IOException, InterruptedException {
    CompileRequest request = attempt.work().request();
    Optional<PassRun> pass = begin(attempt);
    try {
      Finished tool = run(request, attempt.words(), () -> false);
      return new Ran(tool, passed(attempt, tool, pass), said(tool));
    } finally {
      pass.ifPresent(PassRun::drop);
    }
  }

  /** Begins the pass of an attempt whose tool is about to run. */
  Optional<PassRun> begin(Attempt attempt) {
    CompileRequest request = attempt.work().request();
    PassRun.Runner runner = (words, unwanted) -> run(request, words, unwanted);
    return attempt.pass().map(pass -> new PassRun(pass, runner, passes));
  }

  private Finished run(CompileRequest request, List<String> words, BooleanSupplier unwanted)
      throws IOException, InterruptedException {
    return tools.run(
        ToolCommand.withoutInput(words, request.folder(), request.environment()),
        () -> unwanted.getAsBoolean() || request.peer().gone());
  }

  /** How a pass ended, or a second look at what has failed, if there was one. */
  Optional<Finished> passed(Attempt attempt, Finished tool, Optional<PassRun> pass)
      throws IOException, InterruptedException {
    if (pass.isPresent()) {
      return Optional.of(pass.get().end());
    }
    Optional<List<String>> look =
        tool.exitCode() == 0 ? Optional.empty() : attempt.secondLook(tool);
    return look.isPresent()
        ? Optional.of(run(attempt.work().request(), look.get(), () -> false))
        : Optional.empty();
  }

  private static Said said(Finished run) {
    return new Said(false, isWhole(run.stdout()) && isWhole(run.stderr()), false);
  }

  private static boolean isWhole(byte[] stream) {
    return stream.length < ToolProcess.MOST_KEPT;
  }
}
