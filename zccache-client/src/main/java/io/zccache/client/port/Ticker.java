/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

/** Time: what passes, what the calendar says, and waiting. */
public interface Ticker {
  /** Nanoseconds since some moment; never goes back. */
  long nanos();

  /** Seconds since 1970. */
  long unixSeconds();

  /** Waits for about that many nanoseconds. */
  void pause(long nanos);
}
