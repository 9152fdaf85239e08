/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.lifecycle.Ticker;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections on which a client has the word: it has said nothing yet, or not all. They are closed
 * when they take too long, and sooner when others need their places. Any thread may use it.
 */
final class Waiting {
  private final Ticker ticker;

  /** Since when, by the ticker. */
  private final Map<Closeable, Long> since = new ConcurrentHashMap<>();

  Waiting(Ticker ticker) {
    this.ticker = ticker;
  }

  /** The daemon waits for a client's next request. */
  void began(Closeable connection) {
    since.put(connection, ticker.nanos());
  }

  /** The request is there, or will never be. */
  void ended(Closeable connection) {
    since.remove(connection);
  }

  /** Closes all that have waited for longer than a time. */
  void closeOlderThan(Duration time) {
    long now = ticker.nanos();
    for (Map.Entry<Closeable, Long> one : since.entrySet()) {
      if (now - one.getValue() > time.toNanos()) {
        close(one.getKey());
      }
    }
  }

  /** Closes the one that has waited for the longest, if that is longer than a time. */
  boolean closeLongest(Duration atLeast) {
    long now = ticker.nanos();
    Optional<Map.Entry<Closeable, Long>> longest =
        since.entrySet().stream()
            .filter(one -> now - one.getValue() > atLeast.toNanos())
            .max((one, other) -> Long.compare(now - one.getValue(), now - other.getValue()));
    longest.ifPresent(one -> close(one.getKey()));
    return longest.isPresent();
  }

  private void close(Closeable connection) {
    since.remove(connection);
    try {
      connection.close();
    } catch (IOException closedAllTheSame) {
      return;
    }
  }
}
