/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notices that this process stood still: stopped by a signal, swapped out, starved. Whoever asked
 * before may have given up in the meantime, and what is delivered late could replace newer work.
 * Any thread may use it.
 */
final class SleepWatch {
  private static final Duration PERIOD = Duration.ofMillis(250);

  /** Clients wait much longer than this before they give up. */
  private static final long GAP_NANOS = Duration.ofSeconds(1).toNanos();

  /** For so long after a sleep requests are looked at that may have come before it. */
  private static final long DOUBT_NANOS = Duration.ofSeconds(30).toNanos();

  private final LongSupplier nanoTime;
  private volatile long awake;
  private volatile long doubtful;

  /**
   * @param nanoTime a clock that goes on while the process stands still
   */
  SleepWatch(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.awake = nanoTime.getAsLong();
    this.doubtful = awake;
  }

  /** A watch whose pulse is kept by {@code timer} until that ends. */
  static SleepWatch on(ScheduledExecutorService timer) {
    SleepWatch watch = new SleepWatch(System::nanoTime);
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            watch::pulse, PERIOD.toNanos(), PERIOD.toNanos(), TimeUnit.NANOSECONDS);
    return watch;
  }

  /** Says that the process is awake; to be called several times a second. */
  void pulse() {
    long now = nanoTime.getAsLong();
    if (now - awake > GAP_NANOS) {
      doubtful = now + DOUBT_NANOS;
    }
    awake = now;
  }

  /** Whether a request that is being answered may be from before a sleep. */
  boolean hasSlept() {
    long now = nanoTime.getAsLong();
    return now - awake > GAP_NANOS || now - doubtful < 0;
  }
}
