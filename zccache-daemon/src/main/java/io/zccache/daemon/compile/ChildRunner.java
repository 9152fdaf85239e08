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
   * @param passes where the second command of a run is waited for, beside the first
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
    BooleanSupplier unwanted = request.peer()::gone;
    Optional<List<String>> second = attempt.pass();
    if (second.isEmpty()) {
      Finished alone = child(request, attempt.words(), unwanted);
      return new Ran(alone, Optional.empty(), said(alone));
    }
    CompletableFuture<Finished> pass =
        CompletableFuture.supplyAsync(() -> pass(request, second.get(), unwanted), passes);
    Finished tool = child(request, attempt.words(), unwanted);
    try {
      Finished listed = pass.join();
      Optional<List<String>> proper = attempt.properPass();
      if (proper.isPresent()) {
        listed = child(request, proper.get(), unwanted);
      }
      return new Ran(tool, Optional.of(listed), said(tool));
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException notStarted) {
        throw notStarted.getCause();
      }
      throw e;
    }
  }

  /** Runs one command of a request here. */
  Finished child(CompileRequest request, List<String> words)
      throws IOException, InterruptedException {
    return child(request, words, request.peer()::gone);
  }

  private static Said said(Finished run) {
    return new Said(false, isWhole(run.stdout()) && isWhole(run.stderr()), false);
  }

  private static boolean isWhole(byte[] stream) {
    return stream.length < ToolProcess.MOST_KEPT;
  }

  private Finished pass(CompileRequest request, List<String> words, BooleanSupplier unwanted) {
    try {
      return child(request, words, unwanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private Finished child(CompileRequest request, List<String> words, BooleanSupplier unwanted)
      throws IOException, InterruptedException {
    return tools.run(
        ToolCommand.withoutInput(words, request.folder(), request.environment()), unwanted);
  }
}
