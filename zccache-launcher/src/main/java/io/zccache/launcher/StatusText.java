/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.DaemonStatus;

/** A daemon's status for people. */
final class StatusText {
  private final DaemonStatus status;
  private final String endpoint;

  StatusText(DaemonStatus status, String endpoint) {
    this.status = status;
    this.endpoint = endpoint;
  }

  String text() {
    StringBuilder out = new StringBuilder(512);
    line(
        out,
        "zccache daemon v"
            + status.version()
            + " ("
            + endpoint
            + "), up "
            + Quantity.seconds(status.uptimeSecs()));
    line(out, "cache dir: " + status.cacheDir().text());
    line(out, "");
    line(
        out,
        counts(
            "Compilations:  ",
            status.totalCompilations(),
            status.cacheHits(),
            status.cacheMisses(),
            status.nonCacheable()));
    line(out, "  Hit rate:      " + Quantity.rate(status.cacheHits(), status.cacheMisses()));
    if (status.timeSavedMs() != 0) {
      line(out, "  Time saved:    ~" + Quantity.seconds(status.timeSavedMs() / 1000));
    }
    if (status.compileErrors() != 0) {
      line(out, "  Errors:        " + status.compileErrors());
    }
    if (status.totalLinks() != 0) {
      line(
          out,
          counts(
              "Links:         ",
              status.totalLinks(),
              status.linkHits(),
              status.linkMisses(),
              status.linkNonCacheable()));
    }
    line(out, "");
    line(
        out,
        "  Artifacts:     "
            + status.artifactCount()
            + " ("
            + Quantity.bytes(status.cacheSizeBytes())
            + ")");
    line(
        out,
        "  Sessions:      "
            + status.sessionsActive()
            + " active / "
            + status.sessionsTotal()
            + " total");
    return out.toString();
  }

  private static String counts(String head, long total, long hits, long misses, long others) {
    return "  "
        + head
        + total
        + " total ("
        + hits
        + " cached, "
        + misses
        + " cold, "
        + others
        + " non-cacheable)";
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
