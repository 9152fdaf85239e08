/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The table of real code bases as a page of the documentation. */
final class RealTable {
  /** What is no compile to an object, or no compile at all. */
  private static final Set<String> PURPOSES =
      Set.of(
          "bypass.not_a_compile",
          "bypass.preprocess_only",
          "bypass.dependencies_only",
          "bypass.information_query");

  private static final String NOT_STORED = "not_stored.";

  private final StringBuilder rows = new StringBuilder();
  private final Map<String, Integer> units = new LinkedHashMap<>();
  private final Set<CodeBase> measured = new LinkedHashSet<>();

  /** How many units all code bases have. */
  int units() {
    return units.values().stream().mapToInt(count -> count).sum();
  }

  /** How many compiles were declined. */
  static long declined(CodeBaseBuild.Made made) {
    return made.counts().entrySet().stream()
        .filter(count -> isDeclined(count.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static boolean isDeclined(String name) {
    return name.startsWith("bypass.") && !PURPOSES.contains(name);
  }

  /** How many results were delivered but not kept. */
  static long notStored(CodeBaseBuild.Made made) {
    return made.counts().entrySet().stream()
        .filter(count -> count.getKey().startsWith(NOT_STORED))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static String reasons(CodeBaseBuild.Made made, Predicate<String> counted) {
    String reasons =
        made.counts().entrySet().stream()
            .filter(count -> counted.test(count.getKey()))
            .map(
                count ->
                    count.getKey().substring(count.getKey().indexOf('.') + 1)
                        + " "
                        + count.getValue())
            .collect(Collectors.joining(", "));
    return reasons.isEmpty() ? "0" : reasons;
  }

  void add(
      CodeBase base,
      String state,
      CodeBaseBuild.Made plain,
      CodeBaseBuild.Made cached,
      int differing) {
    Integer unused = units.put(base.name(), plain.objects().size());
    measured.add(base);
    rows.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %d | %d | %d | %s | %s | %s | %d | %.1f | %.1f |%n",
            base.name(),
            state,
            plain.objects().size(),
            cached.count("hit"),
            cached.count("miss"),
            reasons(cached, RealTable::isDeclined),
            reasons(cached, name -> name.startsWith(NOT_STORED)),
            links(base, cached),
            differing,
            plain.seconds(),
            cached.seconds()));
  }

  private static String links(CodeBase base, CodeBaseBuild.Made cached) {
    long hits = cached.count("link.hit");
    long all = hits + cached.count("link.miss") + cached.count("link.bypass");
    return base.linked() ? hits + " of " + all : "-";
  }

  String text() {
    StringBuilder sources = new StringBuilder();
    for (CodeBase base : measured) {
      sources.append(
          String.format(
              Locale.ROOT,
              "- %s: crate `%s` %s, folder `%s`%n",
              base.name(),
              base.crate(),
              base.version(),
              base.folder()));
    }
    return """
        # Real code bases

        Written by `mvn -Preal verify`: code that crates ship, built by its own build system (CMake or
        configure, then make or Ninja) with only the compiler changed. Every object is compared with the
        plain build's in the same place, and so is every archive, library and program. Where *links* are
        given, the build ran under `zccache run`: so many calls of linkers and archivers came from the
        cache.

        %s
        Counts are those of the build itself, without what CMake or configure try before. *Declined* are
        calls that compile to an object and were left to the compiler, by reason. *Not stored* are misses
        whose result was delivered but not kept, so that they miss once more: jemalloc makes a header a
        moment before the first units that read it, at times too late to tell whether it changed while they were
        compiled (`input_touched`). Seconds are those of one run on a machine that was not quiet.

        | code base | state | objects | hits | misses | declined | not stored | links | other bytes | plain s | cached s |
        |---|---|---|---|---|---|---|---|---|---|---|
        %s"""
        .formatted(sources, rows);
  }
}
