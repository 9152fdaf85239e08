/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Bars for the builds of a page, oldest first. The drawing is stretched to the width there is, so
 * it has no words in it; they stand around it.
 */
final class BuildChart {

  /** More bars are too thin for a phone. */
  static final int BARS = 40;

  /** So that the bar of a single build does not fill the page. */
  private static final int LEAST_SLOTS = 12;

  private static final int HEIGHT = 100;

  private final List<PastBuild> builds;
  private final Function<PastBuild, String> name;

  /**
   * A chart of the last of these builds.
   *
   * @param name what a build is called
   */
  BuildChart(List<PastBuild> builds, Function<PastBuild, String> name) {
    this.builds = builds.subList(Math.max(0, builds.size() - BARS), builds.size());
    this.name = name;
  }

  /** How much of each build came from the cache. */
  String hitRate() {
    StringBuilder bars = new StringBuilder();
    for (int i = 0; i < builds.size(); i++) {
      PastBuild build = builds.get(i);
      double share = build.compiles() == 0 ? 0 : (double) build.hits() / build.compiles();
      bar(bars, i, "rest", HEIGHT, "");
      bar(
          bars,
          i,
          "good",
          share * HEIGHT,
          Markup.number(build.hits())
              + " of "
              + Markup.number(build.compiles())
              + " compiles, "
              + Wording.share(build.hits(), build.compiles()));
    }
    return figure("Compiles that came from the cache", "100 %", bars);
  }

  /** How much compile time each build was spared. */
  String timeSaved() {
    ToDoubleFunction<PastBuild> time = PastBuild::savedMillis;
    double most = builds.stream().mapToDouble(time).max().orElse(0);
    StringBuilder bars = new StringBuilder();
    for (int i = 0; i < builds.size(); i++) {
      PastBuild build = builds.get(i);
      double height = most == 0 ? 0 : time.applyAsDouble(build) / most * HEIGHT;
      bar(bars, i, "time", height, PageWords.saved(build.savedMillis()) + " saved");
    }
    return figure("Compile time saved", PageWords.saved((long) most), bars);
  }

  /** How large the cache was after each build. */
  String cacheSize() {
    ToDoubleFunction<PastBuild> size = build -> build.use().map(CacheUse::bytes).orElse(0L);
    double most = builds.stream().mapToDouble(size).max().orElse(0);
    if (most == 0) {
      return "";
    }
    StringBuilder bars = new StringBuilder();
    for (int i = 0; i < builds.size(); i++) {
      double bytes = size.applyAsDouble(builds.get(i));
      bar(bars, i, "size", bytes / most * HEIGHT, Wording.bytes((long) bytes) + " in the cache");
    }
    return figure("Size of the cache", Wording.bytes((long) most), bars);
  }

  private void bar(StringBuilder bars, int index, String kind, double height, String title) {
    int slots = Math.max(LEAST_SLOTS, builds.size());
    int left = (slots - builds.size() + index) * 10 + 1;
    double drawn = Math.min(HEIGHT, Math.max(0, height));
    bars.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"8\" height=\"%.1f\">",
            kind,
            left,
            HEIGHT - drawn,
            drawn));
    if (!title.isEmpty()) {
      String words = name.apply(builds.get(index)) + ": " + title;
      bars.append("<title>").append(Markup.text(words)).append("</title>");
    }
    bars.append("</rect>\n");
  }

  private String figure(String caption, String top, StringBuilder bars) {
    int width = Math.max(LEAST_SLOTS, builds.size()) * 10;
    String oldest = builds.size() > 1 ? name.apply(builds.get(0)) : "";
    String newest = name.apply(builds.get(builds.size() - 1));
    return """
    <figure>
    <figcaption>%s</figcaption>
    <div class="axis"><span>%s</span></div>
    <svg viewBox="0 0 %d %d" preserveAspectRatio="none" role="img" aria-label="%s">
    %s</svg>
    <div class="axis"><span>%s</span><span>%s</span></div>
    </figure>
    """
        .formatted(
            Markup.text(caption),
            Markup.text(top),
            width,
            HEIGHT,
            Markup.text(
                caption + " in each of the last builds; the table of builds has the numbers"),
            bars,
            Markup.text(oldest),
            Markup.text(newest));
  }
}
