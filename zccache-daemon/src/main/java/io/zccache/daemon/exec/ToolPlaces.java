/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.exec;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How many tools the daemon runs at once. Nobody who has a place waits for another one, so each is
 * given back some day. Any thread may use it.
 */
public final class ToolPlaces {
  private static final long POLL_MILLIS = 100;

  private final Semaphore free;

  /**
   * All of them free.
   *
   * @param most how many there are, 1 or more
   */
  public ToolPlaces(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("no places: " + most);
    }
    this.free = new Semaphore(most, true);
  }

  /** Waits for a place in the order of arrival; false if it is not wanted any more. */
  boolean take(BooleanSupplier unwanted) throws InterruptedException {
    while (!free.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      if (unwanted.getAsBoolean()) {
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
