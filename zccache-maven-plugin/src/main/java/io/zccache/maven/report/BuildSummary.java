/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The few lines at the end of a build; none if the build compiled nothing. Pure. */
public final class BuildSummary {

  private static final int REASONS = 3;

  private BuildSummary() {}

  /**
   * The lines, without a prefix; five at most.
   *
   * @param status tells how full the cache is
   */
  public static List<String> lines(Tally tally, Optional<DaemonStatus> status) {
    long compiles = tally.compiles();
    if (compiles == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        Wording.count(compiles, "compile: ", "compiles: ")
            + Wording.count(tally.hits(), "hit", "hits")
            + (" (" + Wording.share(tally.hits(), compiles) + "), ")
            + Wording.count(tally.misses(), "miss", "misses")
            + (", " + tally.declined() + " declined")
            + (tally.failed() == 0 ? "" : ", " + tally.failed() + " failed")
            + links(tally));
    add(lines, "declined: ", tally.reasons("bypass.", REASONS), "");
    add(lines, "missed: ", tally.reasons("miss.", REASONS), whyNew(tally, status));
    if (tally.hits() > 0) {
      lines.add("saved about " + Wording.time(tally.nanosSaved()) + " of compile time");
    }
    status.ifPresent(
        now ->
            lines.add(
                "the cache holds "
                    + Wording.count(now.artifactCount(), "result", "results")
                    + (", " + Wording.bytes(now.cacheSizeBytes()))));
    return lines;
  }

  /** One line if the cache was found damaged. */
  public static Optional<String> damage(Tally tally) {
    return tally.damaged() == 0
        ? Optional.empty()
        : Optional.of(
            Wording.count(tally.damaged(), "file", "files")
                + " of the cache had been damaged or lost;"
                + " nothing was taken from there, and the compiler ran instead");
  }

  /** A line for each miss that the daemon remembers, and how many more there were. */
  public static List<String> misses(Tally tally, List<Finding> misses) {
    List<String> lines = new ArrayList<>();
    for (Finding miss : misses) {
      lines.add("missed " + miss.text());
    }
    long more = tally.misses() - misses.size();
    if (more > 0) {
      lines.add("missed " + Wording.count(more, "other", "others"));
    }
    return lines;
  }

  /** Links and archives, which take little time and are told shortly. */
  private static String links(Tally tally) {
    return tally.links() == 0
        ? ""
        : "; "
            + Wording.count(tally.links(), "link: ", "links: ")
            + Wording.count(tally.linkHits(), "hit", "hits");
  }

  /** Why nothing of a build that is new to the cache could come from there. */
  private static String whyNew(Tally tally, Optional<DaemonStatus> status) {
    boolean allNew = tally.hits() == 0 && tally.value("miss.first_seen") == tally.misses();
    if (!allNew || status.isEmpty()) {
      return "";
    }
    return status.get().artifactCount() <= tally.value("stored")
        ? "; the cache was empty before this build"
        : "; all stored results are of other sources, options, compilers or folders";
  }

  private static void add(
      List<String> lines, String head, List<Tally.Reason> reasons, String tail) {
    if (!reasons.isEmpty()) {
      lines.add(head + Wording.list(reasons) + tail);
    }
  }
}
