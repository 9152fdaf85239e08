/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.Map;
import java.util.TreeMap;

/** What was counted over many steps. */
final class Tally {
  private final Map<String, Long> counts = new TreeMap<>();

  void add(String name, long amount) {
    Long unused = counts.merge(name, amount, Long::sum);
  }

  long of(String name) {
    return counts.getOrDefault(name, 0L);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    counts.forEach((name, count) -> text.append("%8d  %s%n".formatted(count, name)));
    return text.toString();
  }
}
