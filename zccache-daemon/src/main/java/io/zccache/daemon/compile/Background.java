/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.log.Log;
import io.zccache.daemon.stats.Counters;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps results after their clients were answered. What is counted meanwhile belongs to the session
 * that asked: its counters are unsettled until then. Any thread may call.
 */
final class Background {
  private final Executor threads;
  private final Lull lull;
  private final Keeper keeper;
  private final Log log;

  /** One for each result that is being kept. */
  private final Map<PrivateFolder, CompletableFuture<Void>> unfinished = new ConcurrentHashMap<>();

  /** Could not be removed when they were done with; tried again, for nobody else will. */
  private final Queue<PrivateFolder> leftOver = new ConcurrentLinkedQueue<>();

  /**
   * @param threads where results are kept; when they take no more, the caller's own thread does it
   * @param lull is waited for by those threads
   */
  Background(Executor threads, Lull lull, Keeper keeper, Log log) {
    this.threads = threads;
    this.lull = lull;
    this.keeper = keeper;
    this.log = log;
  }

  /**
   * Keeps a result when there is a {@linkplain Lull lull}, then removes its private folder.
   *
   * @param ended told whether the result can be looked up
   */
  void keep(Keeper.Ending ending, PrivateFolder folder, Consumer<Boolean> ended) {
    long since = System.nanoTime();
    keep(ending, folder, ended, work -> threads.execute(() -> inLull(since, work)));
  }

  /** As {@link #keep}, but at once, in the caller's thread. */
  void keepNow(Keeper.Ending ending, PrivateFolder folder, Consumer<Boolean> ended) {
    keep(ending, folder, ended, Runnable::run);
  }

  private void inLull(long since, Runnable work) {
    lull.await(since);
    work.run();
  }

  private void keep(
      Keeper.Ending ending, PrivateFolder folder, Consumer<Boolean> ended, Executor keepers) {
    Counters counters = ending.work().counters();
    counters.unsettle();
    CompletableFuture<Void> finished = new CompletableFuture<>();
    unfinished.put(folder, finished);
    Runnable work =
        () -> {
          boolean stored = false;
          try {
            stored = keeper.keep(ending);
          } catch (IOException e) {
            log.trouble("a result was not kept", e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            counters.settle();
            finish(folder, stored, ended);
            unfinished.remove(folder);
            finished.complete(null);
          }
        };
    try {
      keepers.execute(work);
    } catch (RejectedExecutionException full) {
      work.run();
    }
  }

  /**
   * Waits until all results that are being kept now are kept, or not.
   *
   * @return false if that took too long
   */
  boolean awaitKept(Duration longest) throws InterruptedException {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(unfinished.values().toArray(CompletableFuture<?>[]::new));
    try {
      all.get(longest.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException tooLong) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Gives up a run that has nothing to keep. */
  void drop(@Nullable PrivateFolder folder, Consumer<Boolean> ended) {
    finish(folder, false, ended);
  }

  private void finish(@Nullable PrivateFolder folder, boolean stored, Consumer<Boolean> ended) {
    ended.accept(stored);
    if (folder != null && remove(folder)) {
      removeLeftOver();
    }
  }

  /** Removes what could not be removed before, as far as it can be now. */
  void removeLeftOver() {
    PrivateFolder next = leftOver.poll();
    while (next != null && remove(next)) {
      next = leftOver.poll();
    }
  }

  private boolean remove(PrivateFolder folder) {
    try {
      folder.close();
      return true;
    } catch (IOException e) {
      log.trouble("a private folder could not be removed: " + e);
      leftOver.add(folder);
      return false;
    }
  }
}
