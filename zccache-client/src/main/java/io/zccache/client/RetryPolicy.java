/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

/**
 * Which endings are worth another attempt, and how many. A compile may be asked for twice: the
 * daemon delivers the same bytes again.
 *
 * @param retries attempts after the first on a connection that was lost
 */
record RetryPolicy(int retries) {
  /** Once more, on a fresh connection, as the daemon may just have ended for good reasons. */
  static final int DEFAULT_RETRIES = 1;

  boolean again(Outcome outcome, int attemptsMade) {
    return attemptsMade <= retries
        && outcome instanceof Outcome.Unavailable unavailable
        && unavailable.reason() == UnavailableReason.CONNECTION_LOST;
  }
}
