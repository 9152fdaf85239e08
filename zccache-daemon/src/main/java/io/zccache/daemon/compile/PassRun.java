/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.exec.Finished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * A pass of an attempt while the attempt's own tool runs. One thread begins it, ends it and drops
 * it.
 */
final class PassRun {
  private final Pass pass;
  private final Runner runner;
  private final CompletableFuture<Finished> running;
  private volatile boolean unwanted;

  /** Runs a command to its end, or until it is unwanted. */
  interface Runner {
    Finished run(List<String> words, BooleanSupplier unwanted)
        throws IOException, InterruptedException;
  }

  /**
   * Begins it.
   *
   * @param passes where it is waited for
   */
  PassRun(Pass pass, Runner runner, Executor passes) {
    this.pass = pass;
    this.runner = runner;
    this.running = CompletableFuture.supplyAsync(this::first, passes);
  }

  /**
   * Waits for it, and has what it has made looked at; the attempt's tool has ended by now.
   *
   * @throws IOException if it could not be started
   */
  Finished end() throws IOException, InterruptedException {
    try {
      Finished first = running.get();
      Optional<List<String>> proper = pass.proper();
      return proper.isPresent() ? child(proper.get()) : first;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException failed) {
        throw failed.getCause();
      }
      throw new IllegalStateException(e);
    }
  }

  /** Ends it, if it is not at its end, and waits until it writes no more. */
  void drop() {
    unwanted = true;
    Object unusedEnd = running.handle((ended, failed) -> this).join();
  }

  private Finished first() {
    try {
      Finished ended = child(pass.words());
      pass.look();
      return ended;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private Finished child(List<String> words) throws IOException, InterruptedException {
    return runner.run(words, () -> unwanted);
  }
}
