/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test turns. It starts an hour ahead, so that every file there is is settled. */
final class TurnedClock implements InstantSource {
  private volatile Instant now = InstantSource.system().instant().plus(Duration.ofHours(1));

  @Override
  public Instant instant() {
    return now;
  }

  void turn(Duration by) {
    now = now.plus(by);
  }
}
