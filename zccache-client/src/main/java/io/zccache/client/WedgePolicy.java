/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

/**
 * When a daemon that says nothing is given up. Any byte counts as a sign of life, so a long compile
 * with heartbeats is none.
 *
 * @param silenceNanos how long it may be silent; 0 for ever
 */
public record WedgePolicy(long silenceNanos) {
  /** What is meant where nothing is said. */
  public static final long DEFAULT_SILENCE_SECONDS = 60;

  /** The default. */
  public static WedgePolicy standard() {
    return ofSeconds(DEFAULT_SILENCE_SECONDS);
  }

  /** Silent for so many seconds at most; 0 for ever. */
  public static WedgePolicy ofSeconds(long seconds) {
    return new WedgePolicy(seconds * 1_000_000_000L);
  }
}
