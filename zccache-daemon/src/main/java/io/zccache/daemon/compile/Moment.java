/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.FileStamp;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A moment by two clocks: the one by which files are dated, and one that nobody can set.
 *
 * @param epochNanos nanoseconds since 1970
 * @param tickNanos nanoseconds since some fixed moment
 */
record Moment(long epochNanos, long tickNanos) {
  /** How far the clocks may drift apart before one of them must have been set. */
  private static final long DRIFT = Duration.ofMillis(50).toNanos();

  static Moment now(InstantSource clock) {
    return new Moment(FileStamp.epochNanos(clock.instant()), System.nanoTime());
  }

  /** Whether the clock that dates files was set between this moment and a later one. */
  boolean clockWasSetUntil(Moment later) {
    long dated = later.epochNanos - epochNanos;
    long real = later.tickNanos - tickNanos;
    return Math.abs(dated - real) > DRIFT;
  }
}
