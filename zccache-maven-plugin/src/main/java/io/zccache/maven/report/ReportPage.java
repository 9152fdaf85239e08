/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the cache did for the last builds, as one page that needs nothing beside it: HTML that is
 * also XML. Pure.
 */
public final class ReportPage {

  /** More rows than anybody reads make a page slow. */
  static final int MISSES = 500;

  private static final int REASONS = 10;

  /** Longer names and sentences are cut, in UTF-16 units. */
  private static final int LONGEST = 400;

  private final List<PastBuild> builds;
  private final PastBuild last;
  private final DateTimeFormatter moments;
  private final StringBuilder body = new StringBuilder();

  private ReportPage(List<PastBuild> builds, ZoneId zone) {
    this.builds = builds;
    this.last = builds.get(builds.size() - 1);
    this.moments = PageWords.moment(zone);
  }

  /**
   * The page.
   *
   * @param subject whose builds these are, for people
   * @param builds oldest first
   * @param now when that is
   * @param zone whose time of day is told
   */
  public static String html(String subject, List<PastBuild> builds, Instant now, ZoneId zone) {
    String made =
        "<p class=\"soft\">zccache, a compiler cache. Made "
            + Markup.text(PageWords.moment(zone).format(now) + " (" + zone.getId() + ")")
            + "</p>\n";
    String head = "<h1>" + Markup.text(subject, LONGEST) + "</h1>\n" + made;
    String content = builds.isEmpty() ? NOTHING_YET : new ReportPage(builds, zone).content();
    return PageFrame.around("Compiler cache: " + subject, head + content);
  }

  private static final String NOTHING_YET =
      """
      <p class="lead">No build that compiled native code has gone through the cache yet.</p>
      <p>What to do:</p>
      <ol>
      <li>Name the plugin in the POM of the project, with its version:
      <pre>&lt;plugin&gt;
        &lt;groupId&gt;io.zccache&lt;/groupId&gt;
        &lt;artifactId&gt;zccache-maven-plugin&lt;/artifactId&gt;
        &lt;version&gt;...&lt;/version&gt;
        &lt;extensions&gt;true&lt;/extensions&gt;
      &lt;/plugin&gt;</pre></li>
      <li>Build it twice: <code>mvn clean verify</code>. The first build fills the cache, the second one takes from it.</li>
      <li>Make this page again: <code>mvn zccache:report</code></li>
      </ol>
      """;

  private String content() {
    body.append("<p class=\"lead\">").append(Markup.text(PageWords.lead(last))).append("</p>\n");
    charts();
    reasons(
        "Why compiles did not come from the cache",
        "No compile was missed.",
        PastBuild::missReasons);
    reasons(
        "Why calls were left to the compiler", "No call was declined.", PastBuild::declinedReasons);
    missed();
    table();
    words();
    return body.toString();
  }

  private void charts() {
    BuildChart chart = new BuildChart(builds, build -> moments.format(build.ended()));
    heading("The last builds");
    body.append("<div class=\"charts\">\n")
        .append(chart.hitRate())
        .append(chart.timeSaved())
        .append("</div>\n");
  }

  private void reasons(
      String title, String none, Function<PastBuild, Map<String, Long>> reasonsOf) {
    heading(title);
    Map<String, Long> sums = new LinkedHashMap<>();
    builds.forEach(
        build -> reasonsOf.apply(build).forEach((name, n) -> sums.merge(name, n, Long::sum)));
    sums.values().removeIf(sum -> sum == 0);
    if (sums.isEmpty()) {
      paragraph(none);
      return;
    }
    Table table = new Table(body, false, "Reason", "#Last build", "#" + all());
    sums.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(REASONS)
        .forEach(
            sum ->
                table
                    .row()
                    .name(ReasonWords.of(sum.getKey()), LONGEST)
                    .number(reasonsOf.apply(last).getOrDefault(sum.getKey(), 0L))
                    .number(sum.getValue()));
    table.end();
    if (sums.size() > REASONS) {
      paragraph(
          "And " + Wording.count(sums.size() - REASONS, "rarer reason", "rarer reasons") + ".");
    }
  }

  private void missed() {
    heading("Sources that the last build compiled anew");
    List<PastBuild.Missed> missed = last.missed();
    int shown = Math.min(MISSES, missed.size());
    if (shown > 0) {
      Table table = new Table(body, true, "Source", "Reason");
      for (PastBuild.Missed miss : missed.subList(0, shown)) {
        table.row().name(miss.source(), LONGEST).name(PageWords.why(miss), LONGEST);
      }
      table.end();
    }
    long more = Math.max(last.misses(), missed.size()) - shown;
    if (more > 0) {
      paragraph((shown > 0 ? "And " : "") + Markup.number(more) + " more that are not shown here.");
    } else if (shown == 0) {
      paragraph("None.");
    }
  }

  private void table() {
    heading("Builds");
    boolean several = builds.stream().map(PastBuild::project).distinct().count() > 1;
    String[] heads = {
      "When", "#Compiles", "#From the cache", "#Compiled anew", "#Declined", "#Failed", "#Saved"
    };
    Table table = new Table(body, true, several ? withProject(heads) : heads);
    for (int i = builds.size() - 1; i >= 0; i--) {
      PastBuild build = builds.get(i);
      table.row().when(build.ended(), moments);
      if (several) {
        table.name(build.project(), LONGEST);
      }
      table
          .number(build.compiles())
          .number(build.hits())
          .number(build.misses())
          .number(build.declined())
          .number(build.failed())
          .number(build.savedMillis(), PageWords.saved(build.savedMillis()));
    }
    table.end();
  }

  private static String[] withProject(String... heads) {
    String[] more = new String[heads.length + 1];
    more[0] = heads[0];
    more[1] = "Project";
    System.arraycopy(heads, 1, more, 2, heads.length - 1);
    return more;
  }

  private void words() {
    heading("What the words mean");
    body.append(
        """
        <dl>
        <dt>From the cache (hit)</dt>
        <dd>The same compile had been done before, so that its result was taken from the cache and no compiler ran.</dd>
        <dt>Compiled anew (miss)</dt>
        <dd>The compiler ran, because something that it reads was new or had changed. The result is kept for later builds.</dd>
        <dt>Declined</dt>
        <dd>The compiler ran as if there were no cache, because the cache cannot be sure of the result of such a call.</dd>
        <dt>Failed</dt>
        <dd>The cache had trouble, and the compiler ran instead.</dd>
        <dt>Saved</dt>
        <dd>About how long the compilers had taken for what came from the cache. Compilers that run at once are added up.</dd>
        </dl>
        """);
  }

  private String all() {
    return builds.size() == 1 ? "All 1 build" : "All " + builds.size() + " builds";
  }

  private void heading(String words) {
    body.append("<h2>").append(Markup.text(words)).append("</h2>\n");
  }

  private void paragraph(String words) {
    body.append("<p>").append(Markup.text(words)).append("</p>\n");
  }
}
