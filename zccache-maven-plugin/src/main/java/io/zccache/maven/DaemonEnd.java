/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.FilePath;
import io.zccache.client.port.DaemonStarter;
import io.zccache.client.port.LockAttempt;
import io.zccache.client.port.Ticker;

/**
 * Waits until a daemon that was told to end has ended: the lock that it holds all its life is free.
 * Only then may another one take over the cache.
 *
 * @param starter tries the lock
 * @param ticker the time
 * @param lock the daemon's lock
 */
record DaemonEnd(DaemonStarter starter, Ticker ticker, FilePath lock) {

  static final long BUDGET_NANOS = 30_000_000_000L;

  private static final long PAUSE_NANOS = 10_000_000L;

  /** Whether it has ended in time. */
  boolean await() {
    long deadline = ticker.nanos() + BUDGET_NANOS;
    while (ticker.nanos() - deadline < 0) {
      LockAttempt attempt = starter.tryLock(lock);
      if (attempt instanceof LockAttempt.Mine mine) {
        mine.release();
        return true;
      }
      if (attempt instanceof LockAttempt.Failed) {
        return true; // no lock file, no daemon
      }
      ticker.pause(PAUSE_NANOS);
    }
    return false;
  }
}
