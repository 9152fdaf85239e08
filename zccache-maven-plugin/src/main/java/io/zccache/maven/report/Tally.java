/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import io.zccache.protocol.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The daemon's counters by name, with the sums that reports are made of. Each call of a tool is
 * counted once: as {@code hit}, {@code miss}, {@code bypass} or {@code error}; the calls of linkers
 * and archivers likewise after {@code link.}; reasons come after {@code miss.} and {@code bypass.}.
 */
public final class Tally {

  private static final String LINK = "link.";

  private final Map<String, Long> values = new LinkedHashMap<>();

  /** The tally of a report. */
  public Tally(List<Count> counts) {
    for (Count count : counts) {
      values.merge(count.name(), count.value(), Long::sum);
    }
  }

  /** Compiler calls that the daemon saw. */
  public long compiles() {
    return calls("");
  }

  /** Calls of linkers and archivers that the daemon saw. */
  public long links() {
    return calls(LINK);
  }

  /** Those of them that were answered from the cache. */
  long linkHits() {
    return value(LINK + "hit");
  }

  /** Files of the cache that were found damaged or missing. */
  public long damaged() {
    return value("store.damaged");
  }

  long hits() {
    return value("hit");
  }

  long misses() {
    return value("miss");
  }

  long declined() {
    return value("bypass");
  }

  long failed() {
    return value("error");
  }

  /** Compile time that hits did not take, in nanoseconds; never negative. */
  long nanosSaved() {
    return Math.max(0, value("hit.saved_ns"));
  }

  /** The value of a counter, 0 if nothing was counted. */
  long value(String name) {
    return values.getOrDefault(name, 0L);
  }

  /** The reasons after a prefix with their counts, most frequent first, at most so many. */
  List<Reason> reasons(String prefix, int limit) {
    List<Reason> reasons = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(prefix) && value != 0) {
            reasons.add(new Reason(name.substring(prefix.length()), value));
          }
        });
    reasons.sort(Comparator.comparing(Reason::count).reversed().thenComparing(Reason::name));
    return reasons.subList(0, Math.min(limit, reasons.size()));
  }

  private long calls(String prefix) {
    return value(prefix + "hit")
        + value(prefix + "miss")
        + value(prefix + "bypass")
        + value(prefix + "error");
  }

  /** Why so many calls were not answered from the cache. */
  record Reason(String name, long count) {
    @Override
    public String toString() {
      return name + " " + count;
    }
  }
}
