/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.SessionStats;

/** What a session has counted, for people. */
final class SessionText {
  private SessionText() {}

  static String of(String id, SessionStats stats, boolean ended) {
    String duration = Quantity.millis(stats.durationMs());
    String text =
        "Session "
            + id
            + (ended ? " complete (" + duration : " (active, " + duration)
            + ")\n  "
            + stats.compilations()
            + " compilations: "
            + stats.hits()
            + " hits, "
            + stats.misses()
            + " misses, "
            + stats.nonCacheable()
            + " non-cacheable, "
            + stats.errorsCached()
            + " cached errors\n  Hit rate: "
            + Quantity.rate(stats.hits(), stats.misses())
            + "\n";
    return stats.timeSavedMs() == 0
        ? text
        : text + "  Time saved: ~" + Quantity.millis(stats.timeSavedMs()) + "\n";
  }
}
