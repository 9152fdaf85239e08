/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.stats.Counters;

/** How long the parts of answering one request took. Used by the thread that answers. */
final class Laps {
  private final long start = System.nanoTime();
  private long planned = start;
  private long found = start;

  /**
   * It is known what is asked: the command line read, the compiler looked at, or neither needed.
   */
  void planned() {
    planned = System.nanoTime();
  }

  /** A result has been found whose inputs are as recorded. */
  void found() {
    found = System.nanoTime();
  }

  /**
   * Counts a hit whose outputs are in their places.
   *
   * @param compileNanos what the compiler took when the result was made
   * @param bytes size of the outputs
   */
  void countHit(Counters counters, long compileNanos, long bytes) {
    long end = System.nanoTime();
    counters.hit(compileNanos - (end - start), bytes);
    counters.hitPhases(planned - start, found - planned, end - found);
  }
}
