/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.lifecycle;

/** A clock that only goes forward; its zero means nothing. */
@FunctionalInterface
public interface Ticker {
  /** Nanoseconds since a moment that stays the same while the program runs. */
  long nanos();

  /** The machine's own. */
  static Ticker system() {
    return System::nanoTime;
  }
}
