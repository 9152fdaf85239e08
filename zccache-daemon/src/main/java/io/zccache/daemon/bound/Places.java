/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.bound;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A bounded number of places for what may be done at once. Who has one waits for no other of the
 * same, so that each is given back some day. Any thread may use it.
 */
public final class Places {
  private static final long LOOK_MILLIS = 100;

  private final Semaphore free;

  /**
   * All of them free.
   *
   * @param most how many there are, 1 or more
   */
  public Places(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("no places: " + most);
    }
    this.free = new Semaphore(most, true);
  }

  /** Takes a place, if one is free. */
  public boolean takeNow() {
    return free.tryAcquire();
  }

  /**
   * Waits for a place in the order of arrival.
   *
   * @param unwanted whether it is not wanted any more; asked every 100 ms
   * @return false if it came to be unwanted first
   */
  public boolean take(BooleanSupplier unwanted) throws InterruptedException {
    while (!free.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (unwanted.getAsBoolean()) {
        return false;
      }
    }
    return true;
  }

  /** Gives a place back. */
  public void give() {
    free.release();
  }
}
