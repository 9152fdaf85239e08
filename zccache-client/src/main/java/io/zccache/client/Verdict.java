/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

/** What it means that a daemon was silent for the whole budget. */
enum Verdict {
  /** It works, and cannot be expected to say so: a slow compile. */
  WAIT_ON,
  /** It answers others, and should have said something to this call. */
  FORGOTTEN,
  /** It has ended. */
  GONE,
  /** It says nothing to anybody. */
  WEDGED;

  /** After so long our daemon would have said many times that it is at work. */
  private static final long PROMISE_NANOS = 30_000_000_000L;

  /** So many budgets has a compile by a daemon that never says that it is at work. */
  private static final long FOREIGN_BUDGETS = 5;

  /** What a call ends with that is not to wait on. */
  BrokenReplyException asTrouble(String detail) {
    return new BrokenReplyException(
        switch (this) {
          case GONE -> UnavailableReason.CONNECTION_LOST;
          case WEDGED -> UnavailableReason.DAEMON_SILENT;
          case FORGOTTEN, WAIT_ON -> UnavailableReason.CALL_FORGOTTEN;
        },
        detail);
  }

  /**
   * How long a daemon that lives may be silent to a call that may take long.
   *
   * @param ours whether it is surely a daemon of ours, which promises signs of life
   * @param budgetNanos how long it may be silent until it is judged
   */
  static long patience(boolean ours, long budgetNanos) {
    return ours ? PROMISE_NANOS : FOREIGN_BUDGETS * budgetNanos;
  }

  /**
   * Judges.
   *
   * @param answer what became of the question on a second connection
   * @param silentNanos how long it has said nothing to this call
   * @param patienceNanos for how long that is worth waiting if it lives
   */
  static Verdict of(Probe.Answer answer, long silentNanos, long patienceNanos) {
    return switch (answer) {
      case ALIVE -> silentNanos < patienceNanos ? WAIT_ON : FORGOTTEN;
      case STRANGE -> FORGOTTEN;
      case GONE -> GONE;
      case SILENT -> WEDGED;
    };
  }
}
