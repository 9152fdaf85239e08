/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a cache, beside those of the requests. Any thread may use it; one closes it. */
final class CacheThreads implements AutoCloseable {
  private static final int KEEPERS = 2;
  private static final int WAITING = 256;
  private static final Duration LONGEST_END = Duration.ofSeconds(20);

  private final ExecutorService pumps =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE, // two for each running tool, and tools are bounded by requests
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          named("pump"));

  private final ThreadPoolExecutor background =
      new ThreadPoolExecutor(
          KEEPERS,
          KEEPERS,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          named("keeper"));

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(named("tool-watch"));

  CacheThreads() {
    background.allowCoreThreadTimeOut(true);
  }

  /** Where the streams of tools are read. */
  Executor pumps() {
    return pumps;
  }

  /** Where results are kept after their clients were answered; may be full. */
  Executor background() {
    return background;
  }

  /** Where waiting clients are looked after. */
  ScheduledExecutorService timer() {
    return timer;
  }

  /** Lets what is to be kept be kept, for some seconds, then ends all threads. */
  @Override
  public void close() {
    background.shutdown();
    try {
      background.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    background.shutdownNow();
    timer.shutdownNow();
    pumps.shutdownNow();
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "zccache-" + name + '-' + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
