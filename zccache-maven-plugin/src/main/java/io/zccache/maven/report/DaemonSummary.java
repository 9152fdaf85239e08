/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import io.zccache.protocol.DaemonStatus;
import java.util.ArrayList;
import java.util.List;

/** What a running daemon has done since its start, for the goal {@code stats}. Pure. */
public final class DaemonSummary {

  private DaemonSummary() {}

  /** The lines, without a prefix. */
  public static List<String> lines(DaemonStatus status, Tally tally) {
    List<String> lines = state(status);
    if (tally.damaged() > 0) {
      row(lines, "damaged", Wording.count(tally.damaged(), "file", "files") + ", put aside");
    }
    row(lines, "compiles", Long.toString(tally.compiles()));
    row(lines, "hits", tally.hits() + " (" + Wording.share(tally.hits(), tally.compiles()) + ")");
    row(lines, "misses", counted(tally.misses(), tally, "miss."));
    row(lines, "declined", counted(tally.declined(), tally, "bypass."));
    row(lines, "failed", Long.toString(tally.failed()));
    row(lines, "not stored", counted(tally.value("not_stored"), tally, "not_stored."));
    row(lines, "time saved", "about " + Wording.time(tally.nanosSaved()));
    if (tally.links() > 0) {
      row(
          lines,
          "links",
          Wording.count(tally.linkHits(), "hit", "hits")
              + " of "
              + counted(tally.links(), tally, "link.bypass."));
    }
    row(lines, "sessions", status.sessionsTotal() + ", now " + status.sessionsActive());
    return lines;
  }

  /** The first of them: since when it runs, and what its cache holds. */
  public static List<String> state(DaemonStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add("The daemon has been running for " + Wording.duration(status.uptimeSecs()) + ".");
    row(lines, "cache", status.cacheDir().text());
    row(lines, "results", status.artifactCount() + " in " + Wording.bytes(status.cacheSizeBytes()));
    return lines;
  }

  private static String counted(long number, Tally tally, String prefix) {
    String reasons = Wording.list(tally.reasons(prefix, Integer.MAX_VALUE));
    return reasons.isEmpty() ? Long.toString(number) : number + " (" + reasons + ")";
  }

  private static void row(List<String> lines, String name, String value) {
    lines.add("  " + (name + "            ").substring(0, 12) + value);
  }
}
