/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sentences of a page, for people who know nothing of caches. Plain text, not markup. */
final class PageWords {

  private PageWords() {}

  /** What the last build had of the cache. */
  static String lead(PastBuild build) {
    long compiles = build.compiles();
    if (compiles == 0) {
      return "The last build compiled nothing.";
    }
    if (build.hits() == 0) {
      return "Of the last build, none of "
          + Wording.count(compiles, "compile", "compiles")
          + " came from the cache"
          + (isNew(build)
              ? ": it had seen none of them before. What it kept can serve the next build."
              : ".");
    }
    return "Of the last build, "
        + Markup.number(build.hits())
        + " of "
        + Markup.number(compiles)
        + (compiles == 1 ? " compile" : " compiles")
        + " came from the cache; about "
        + saved(build.savedMillis())
        + " of compile time saved.";
  }

  /** Compile time, given in milliseconds. */
  static String saved(long millis) {
    return millis > Long.MAX_VALUE / 1_000_000
        ? Wording.duration(millis / 1000)
        : Wording.time(millis * 1_000_000);
  }

  /** A moment to the minute, as its place counts it. */
  static DateTimeFormatter moment(ZoneId zone) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(zone);
  }

  /** Why a compile was missed: the daemon's sentence without the name it begins with. */
  static String why(PastBuild.Missed miss) {
    String head = miss.source() + ": ";
    if (miss.text().startsWith(head)) {
      return miss.text().substring(head.length());
    }
    return miss.text().isEmpty() ? ReasonWords.of(miss.reason()) : miss.text();
  }

  private static boolean isNew(PastBuild build) {
    return build.misses() > 0
        && build.missReasons().getOrDefault("first_seen", 0L) == build.misses();
  }
}
