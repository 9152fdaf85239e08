/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The two threads that act by the clock. {@code zccache-clock} closes connections that take too
 * long and never waits for anything; {@code zccache-heartbeat} writes to clients and may be held up
 * by one, until the clock closes it.
 */
final class Timers implements Closeable {
  private static final long NEXT_LOOK_SECONDS = 1;

  private final ScheduledThreadPoolExecutor clock = executor("zccache-clock");
  private final ScheduledThreadPoolExecutor heartbeat = executor("zccache-heartbeat");

  /** Runs something small every so often on the clock's thread. */
  void tick(Duration period, Runnable task) {
    long nanos = period.toNanos();
    ScheduledFuture<?> unused =
        clock.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** Closes something after a time, unless that is cancelled before; at once if all is ending. */
  Cancel closeAfter(Duration time, Closeable what) {
    try {
      ScheduledFuture<?> close =
          clock.schedule(() -> closeQuietly(what), time.toNanos(), TimeUnit.NANOSECONDS);
      return () -> close.cancel(false);
    } catch (RejectedExecutionException ending) {
      closeQuietly(what);
      return () -> {};
    }
  }

  /** Runs something every so often on the heartbeat's thread, until that is cancelled. */
  Cancel beat(Duration period, Runnable task) {
    long nanos = period.toNanos();
    try {
      ScheduledFuture<?> beats =
          heartbeat.scheduleAtFixedRate(task, nanos, nanos, TimeUnit.NANOSECONDS);
      return () -> beats.cancel(false);
    } catch (RejectedExecutionException ending) {
      return () -> {};
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    heartbeat.shutdownNow();
  }

  private static void closeQuietly(Closeable what) {
    try {
      what.close();
    } catch (IOException closedAllTheSame) {
      return;
    }
  }

  private static ScheduledThreadPoolExecutor executor(String name) {
    ScheduledThreadPoolExecutor made = new ScheduledThreadPoolExecutor(1, new NamedThreads(name));
    made.setRemoveOnCancelPolicy(true);
    // What is planned for later than the next task wakes nobody: a request plans two such things.
    ScheduledFuture<?> unused =
        made.scheduleWithFixedDelay(
            () -> {}, NEXT_LOOK_SECONDS, NEXT_LOOK_SECONDS, TimeUnit.SECONDS);
    return made;
  }

  /** Takes back something that was planned. */
  @FunctionalInterface
  interface Cancel {
    /** Takes it back; does nothing if it has happened. */
    void now();
  }
}
