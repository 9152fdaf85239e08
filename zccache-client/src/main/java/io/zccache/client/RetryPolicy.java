/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.port.Ticker;

/**
 * Which endings are worth another attempt, and how many. A compile may be asked for twice: the
 * daemon delivers the same bytes again. For one request; does nothing itself.
 */
final class RetryPolicy {
  /** Once more, on a fresh connection, as the daemon may just have ended for good reasons. */
  static final int DEFAULT_RETRIES = 1;

  /** How long a daemon is asked again that has too much to do. */
  static final long OVERLOAD_NANOS = 10_000_000_000L;

  /** The longest and the shortest pause that it can ask for, in milliseconds. */
  static final long LONGEST_PAUSE = 2_000;

  static final long SHORTEST_PAUSE = 10;

  private final Ticker ticker;
  private int retries;
  private boolean replaced;
  private boolean overloaded;
  private long end;

  /**
   * @param retries attempts after the first on a connection that was lost
   */
  RetryPolicy(int retries, Ticker ticker) {
    this.retries = retries;
    this.ticker = ticker;
  }

  /** What to do after an attempt. */
  enum Next {
    /** The outcome stands. */
    FINISH,
    /** Another attempt, after a short pause. */
    AGAIN,
    /** Another attempt, after the pause that the daemon asked for. */
    OBEY,
    /** Another attempt, with another daemon in the place of this one. */
    REPLACE
  }

  Next after(Outcome outcome) {
    return outcome instanceof Unavailable why ? after(why.reason()) : Next.FINISH;
  }

  private Next after(UnavailableReason reason) {
    return switch (reason) {
      case CONNECTION_LOST -> retries-- > 0 ? Next.AGAIN : Next.FINISH;
      case OVERLOADED -> isPatient() ? Next.OBEY : Next.FINISH;
      case DAEMON_SILENT -> replaceOnce();
      default -> Next.FINISH;
    };
  }

  private boolean isPatient() {
    long now = ticker.nanos();
    if (!overloaded) {
      overloaded = true;
      end = now + OVERLOAD_NANOS;
    }
    return now - end < 0;
  }

  private Next replaceOnce() {
    Next next = replaced ? Next.FINISH : Next.REPLACE;
    replaced = true;
    return next;
  }

  /** How much of a pause that a daemon asked for it gets, in nanoseconds. */
  static long obeyed(long askedMillis) {
    return Math.max(SHORTEST_PAUSE, Math.min(askedMillis, LONGEST_PAUSE)) * 1_000_000;
  }
}
