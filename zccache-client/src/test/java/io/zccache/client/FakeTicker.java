/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.Ticker;
import java.util.ArrayList;
import java.util.List;

/** A clock that only pauses move. What is due at a time happens when a pause passes it. */
final class FakeTicker implements Ticker {
  private static final long SECOND = 1_000_000_000L;

  private long nanos;
  private int asked;
  private long unixSeconds = 1_700_000_000;
  private final List<Event> events = new ArrayList<>();

  private record Event(long at, Runnable action) {}

  /** Lets {@code action} happen once so many milliseconds have passed. */
  void afterMillis(long millis, Runnable action) {
    events.add(new Event(nanos + millis * 1_000_000, action));
  }

  void setUnixSeconds(long seconds) {
    unixSeconds = seconds;
  }

  void passSeconds(long seconds) {
    pause(seconds * SECOND);
  }

  /** How often the time was asked for. */
  int asked() {
    return asked;
  }

  @Override
  public long nanos() {
    asked++;
    return nanos;
  }

  @Override
  public long unixSeconds() {
    return unixSeconds + nanos / SECOND;
  }

  @Override
  public void pause(long pause) {
    nanos += pause;
    for (Event event : List.copyOf(events)) {
      if (event.at() <= nanos) {
        events.remove(event);
        event.action().run();
      }
    }
  }
}
