/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.Ticker;

/**
 * Pauses that double from 2 to 50 milliseconds, each with up to half of itself on top, so that many
 * who wait for one thing do not come back together. Used by one thread.
 */
final class Backoff {
  private static final long FIRST_NANOS = 2_000_000;
  private static final long LAST_NANOS = 50_000_000;

  private final Ticker ticker;
  private long state;
  private long next = FIRST_NANOS;

  /**
   * @param seed differs between the processes of one moment
   */
  Backoff(Ticker ticker, long seed) {
    this.ticker = ticker;
    this.state = (seed ^ ticker.nanos()) * 0x9E3779B97F4A7C15L | 1;
  }

  void pause() {
    pauseAbout(next);
    next = Math.min(next * 2, LAST_NANOS);
  }

  /** Pauses for {@code nanos}, at least 2, and up to half of that on top. */
  void pauseAbout(long nanos) {
    state ^= state << 13;
    state ^= state >>> 7;
    state ^= state << 17;
    ticker.pause(nanos + (state >>> 1) % (nanos / 2));
  }
}
