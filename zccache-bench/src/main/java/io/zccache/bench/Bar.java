/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A speed that is to be reached.
 *
 * @param what in words
 * @param measure the measure that tells
 * @param who whose samples there
 * @param against whose time theirs is a part of; null: the limit is a value
 * @param limit the most that the median may be
 * @param eachCall whether a launcher with glibc may take longer on each call
 */
record Bar(
    String what,
    String measure,
    String who,
    @Nullable String against,
    double limit,
    boolean eachCall) {

  /** Whether a bar was reached, and what was measured, in words. */
  record Verdict(String what, String bar, String measured, String judgement) {}

  static final List<Bar> ALL =
      List.of(
          part("launcher, start to exit", LauncherMeasure.NAME, 1.5, LauncherMeasure.IN_C, false),
          part(
              "looking at 600 headers", ValidationMeasure.NAME, 1.5, ValidationMeasure.IN_C, false),
          part("hit, C, 200 headers", "hit-c200", 0.2, Contender.CCACHE, true),
          part("hit, C, 200 headers", "hit-c200", 0.5, Contender.REFERENCE, true),
          part("hit, C, 20 headers", "hit-c20", 0.4, Contender.CCACHE, true),
          part("hit, C, 20 headers", "hit-c20", 0.5, Contender.REFERENCE, true),
          part("hit, C++", "hit-cpp", 0.2, Contender.CCACHE, true),
          part("hit, C++", "hit-cpp", 0.5, Contender.REFERENCE, true),
          part("two in parallel, per hit", "parallel-2", 0.25, Contender.CCACHE, true),
          part("two in parallel, per hit", "parallel-2", 0.7, Contender.REFERENCE, true),
          part("miss, 0.3 s of code", "miss-slow", 1.03, Contender.PLAIN, true),
          part("miss, 0.3 s of code, -MD", "miss-slow-md", 1.03, Contender.PLAIN, true),
          part("miss, 0.3 s of code, -MMD", "miss-slow-mmd", 1.03, Contender.PLAIN, true),
          value("daemon start to first answer", StartMeasure.NAME, Contender.OURS, 600),
          value("first hit after the socket, restart", RestartMeasure.NAME, Contender.OURS, 100),
          value("memory after 1,000 compiles", MemoryMeasure.NAME, MemoryMeasure.AFTER_1000, 180),
          value("slowest of 64 at once, empty root", HerdMeasure.NAME, HerdMeasure.SLOWEST, 3_000),
          value("storm with a killed daemon", StormMeasure.NAME, StormMeasure.WRONG, 0),
          value("ten compiles, daemon frozen", FrozenMeasure.NAME, FrozenMeasure.REST, 7_000),
          new Bar(
              "memory after all requests",
              EnduranceMeasure.NAME,
              EnduranceMeasure.LATE,
              EnduranceMeasure.EARLY,
              1.2,
              false));

  private static Bar part(
      String what, String measure, double limit, String against, boolean eachCall) {
    return new Bar(what, measure, Contender.OURS, against, limit, eachCall);
  }

  private static Bar value(String what, String measure, String who, double limit) {
    return new Bar(what, measure, who, null, limit, false);
  }

  /** Judges this bar by what was measured; empty if it was not. */
  Optional<Verdict> judge(List<Section> sections, Libc libc) {
    return sections.stream()
        .filter(section -> section.measure().equals(measure))
        .findFirst()
        .flatMap(section -> judge(section, eachCall ? libc.allowanceMillis() : 0));
  }

  private Optional<Verdict> judge(Section section, double allowance) {
    Optional<Samples> ours = section.of(who);
    if (ours.isEmpty() || ours.get().wall().isEmpty()) {
      return Optional.empty();
    }
    Series wall = ours.get().wall();
    if (ours.get().isOfOtherCalls()) {
      String notes = String.join("; ", ours.get().notes());
      return Optional.of(verdict("what is to be measured", notes, false));
    }
    if (against == null) {
      double median = wall.median();
      return Optional.of(
          verdict(
              String.format(Locale.ROOT, "<= %.0f %s", limit, section.dimension()),
              String.format(Locale.ROOT, "%.0f %s", median, section.dimension()),
              median <= limit));
    }
    return section
        .of(against)
        .filter(peer -> !peer.wall().isEmpty())
        .map(peer -> compare(wall, peer.wall(), allowance));
  }

  private Verdict compare(Series ours, Series peer, double allowance) {
    double measured = ours.over(peer, 0).median();
    double allowed = ours.over(peer, allowance).median();
    String text = String.format(Locale.ROOT, "%.3f", measured);
    if (allowance > 0) {
      text += String.format(Locale.ROOT, " (less %.1f ms: %.3f)", allowance, allowed);
    }
    return verdict(
        String.format(Locale.ROOT, "<= %.2f x %s", limit, against), text, allowed <= limit);
  }

  private Verdict verdict(String bar, String measured, boolean met) {
    return new Verdict(what, bar, measured, met ? "met" : "NOT met");
  }
}
