/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.FileStamp;

/**
 * Tells whether a file may have been changed while a compiler ran. Pure.
 *
 * @param startNanos when the compiler was started, nanoseconds since 1970
 */
record RaceRule(long startNanos) {
  private static final long SECOND = 1_000_000_000L;

  /** More than one tick of the clock by which Linux dates files, at its slowest setting. */
  static final long TICK = 12_000_000L;

  /** The same for file systems that keep whole or even seconds only. */
  private static final long COARSE_TICK = 2 * SECOND;

  /** Whether a stamp leaves room for a change at or after the start. */
  boolean touched(FileStamp stamp) {
    return changedAt(stamp) >= startNanos - tick(stamp);
  }

  /**
   * Whether a folder with this stamp may have been moved to its place at or after the start. What
   * is made or deleted in a folder dates its content and its attributes alike, a move the
   * attributes alone.
   */
  boolean moved(FileStamp stamp) {
    return stamp.ctimeNanos() != stamp.mtimeNanos() && touched(stamp);
  }

  /**
   * How long to wait so that a file with this stamp is no longer {@linkplain #touched touched}: up
   * to one tick. A file with a stamp of whole seconds, or from the future, is not worth waiting
   * for.
   *
   * @return nanoseconds, 0 if there is no need or no use
   */
  long patience(FileStamp stamp) {
    long wait = changedAt(stamp) + TICK - startNanos + 1;
    return tick(stamp) == TICK && wait > 0 && wait <= TICK + 1 ? wait : 0;
  }

  private static long changedAt(FileStamp stamp) {
    return Math.max(stamp.mtimeNanos(), stamp.ctimeNanos());
  }

  private static long tick(FileStamp stamp) {
    boolean coarse = stamp.mtimeNanos() % SECOND == 0 && stamp.ctimeNanos() % SECOND == 0;
    return coarse ? COARSE_TICK : TICK;
  }
}
