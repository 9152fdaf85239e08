/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.session.Session;
import io.zccache.daemon.stats.Counters;
import io.zccache.daemon.stats.Missed;
import io.zccache.protocol.Count;
import io.zccache.protocol.Finding;
import io.zccache.protocol.SessionStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counters as the wire's own numbers. */
final class WireStats {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private WireStats() {}

  /** The counts of a session. Failed compiles are compiles; no failure comes from the cache. */
  static SessionStats of(Session session) {
    Counters counted = session.counters();
    return new SessionStats(
        session.ageMillis(),
        counted.calls(),
        counted.value("hit"),
        counted.value("miss"),
        counted.value("bypass"),
        counted.value("error"),
        counted.value("hit.failed"),
        savedMillis(counted),
        counted.value("source"),
        counted.value("hit.bytes"),
        counted.value("stored.bytes"),
        null);
  }

  /** Compile time that hits saved, less the time they took; never negative. */
  static long savedMillis(Counters counted) {
    return Math.max(counted.value("hit.saved_ns") / NANOS_PER_MILLI, 0);
  }

  /** Every counter by its name. */
  static List<Count> everything(Counters counted) {
    List<Count> counts = new ArrayList<>();
    for (Map.Entry<String, Long> counter : counted.snapshot().entrySet()) {
      counts.add(new Count(counter.getKey(), counter.getValue()));
    }
    return counts;
  }

  /** The misses that a session remembers. */
  static List<Finding> misses(Counters counted) {
    List<Finding> misses = new ArrayList<>();
    for (Missed one : counted.missed()) {
      String culprit = one.culprit().isEmpty() ? "" : " (" + one.culprit() + ')';
      misses.add(
          new Finding(
              one.word(),
              one.source(),
              "",
              one.culprit(),
              one.source() + ": " + one.reason().text() + culprit));
    }
    return misses;
  }
}
