/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.exec.ToolCommand;
import io.zccache.daemon.exec.ToolProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Runs compilers as children of the daemon. Any thread may call. */
final class ChildRunner implements MissRunner {
  private final ToolProcess tools;
  private final Executor passes;

  /**
   * @param tools runs each child
   * @param passes where the pass for a short dependency list is waited for, beside the compile
   */
  ChildRunner(ToolProcess tools, Executor passes) {
    this.tools = tools;
    this.passes = passes;
  }

  @Override
  public long writer(Planned.Plan plan) {
    return 0;
  }

  @Override
  public Ran run(Planned.Plan plan, RunFiles files) throws IOException, InterruptedException {
    BooleanSupplier unwanted = plan.request().peer()::gone;
    if (!files.wantsShortList()) {
      Finished alone = child(plan, files.compileWords(), unwanted);
      return new Ran(alone, Optional.empty(), said(alone));
    }
    CompletableFuture<Finished> pass =
        CompletableFuture.supplyAsync(
            () -> pass(plan, files.shortListWords(false), unwanted), passes);
    Finished compile = child(plan, files.compileWords(), unwanted);
    try {
      Finished listed = pass.join();
      if (files.shortListIsDoubtful()) {
        listed = properList(plan, files);
      }
      return new Ran(compile, Optional.of(listed), said(compile));
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException notStarted) {
        throw notStarted.getCause();
      }
      throw e;
    }
  }

  /** The pass for the short list in which the compiler proper reads the source. */
  Finished properList(Planned.Plan plan, RunFiles files) throws IOException, InterruptedException {
    return child(plan, files.shortListWords(true), plan.request().peer()::gone);
  }

  private static Said said(Finished run) {
    return new Said(false, isWhole(run.stdout()) && isWhole(run.stderr()), false);
  }

  private static boolean isWhole(byte[] stream) {
    return stream.length < ToolProcess.MOST_KEPT;
  }

  private Finished pass(Planned.Plan plan, List<String> words, BooleanSupplier unwanted) {
    try {
      return child(plan, words, unwanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private Finished child(Planned.Plan plan, List<String> words, BooleanSupplier unwanted)
      throws IOException, InterruptedException {
    CompileRequest request = plan.request();
    return tools.run(
        ToolCommand.withoutInput(words, request.folder(), request.environment()), unwanted);
  }
}
