/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The places of tool calls that are being answered, and who waits for one. Any thread may use it.
 */
final class CallPlaces {
  private static final long LOOK_MILLIS = 100;

  private final Semaphore free;

  /**
   * All of them free.
   *
   * @param most how many there are
   */
  CallPlaces(int most) {
    this.free = new Semaphore(most, true);
  }

  /** Takes a place, if one is free. */
  boolean takeNow() {
    return free.tryAcquire();
  }

  /** Waits for a place in the order of arrival; false if the peer has gone meanwhile. */
  boolean take(PeerLife peer) throws InterruptedException {
    while (!free.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (peer.gone()) {
        return false;
      }
    }
    return true;
  }

  /** Gives a place back. */
  void give() {
    free.release();
  }
}
