/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Questions that do not depend on each other, asked side by side. To close it ends those whose
 * answer nobody has waited for. For one thread.
 */
final class Together implements AutoCloseable {
  private final Executor threads;
  private final List<FutureTask<?>> begun = new ArrayList<>();

  /**
   * @param threads where the questions are asked; must have room for each
   */
  Together(Executor threads) {
    this.threads = threads;
  }

  /** A way to an answer. */
  @FunctionalInterface
  interface Asking<A> {
    A answer() throws IOException, InterruptedException;
  }

  /** Begins to ask, in another thread. */
  <A> Begun<A> begin(Asking<A> asking) {
    FutureTask<A> task = new FutureTask<>(asking::answer);
    begun.add(task);
    threads.execute(task);
    return new Begun<>(task);
  }

  /** Interrupts what is still being asked, without waiting for its end. */
  @Override
  public void close() {
    begun.forEach(task -> task.cancel(true));
  }

  /** A question that is being asked. */
  static final class Begun<A> {
    private final FutureTask<A> task;

    private Begun(FutureTask<A> task) {
      this.task = task;
    }

    /**
     * Waits for the answer.
     *
     * @throws IOException as thrown where it was asked
     * @throws InterruptedException if this thread was interrupted, or the one that asks
     */
    A answer() throws IOException, InterruptedException {
      try {
        return task.get();
      } catch (ExecutionException e) {
        throw asThrown(e.getCause());
      }
    }

    private static IOException asThrown(@Nullable Throwable cause) throws InterruptedException {
      if (cause instanceof IOException failed) {
        return failed;
      }
      if (cause instanceof InterruptedException ended) {
        throw ended;
      }
      if (cause instanceof Error fault) {
        throw fault;
      }
      throw cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
    }
  }
}
