/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
  private final SourceNames names;
  private final DateTimeFormatter moments;
  private final Facts facts;
  private final StringBuilder body = new StringBuilder();

  private ReportPage(List<PastBuild> builds, Facts facts) {
    this.builds = builds;
    this.last = builds.get(builds.size() - 1);
    this.names = SourceNames.of(sources(last));
    this.moments = PageWords.moment(facts.zone());
    this.facts = facts;
  }

  /**
   * What a page tells beside builds.
   *
   * @param subject whose builds these are, for people
   * @param now when the page is made
   * @param zone whose time of day is told
   * @param maxBytes how large the cache may grow
   */
  public record Facts(String subject, Instant now, ZoneId zone, long maxBytes) {}

  /**
   * The page.
   *
   * @param builds oldest first
   */
  public static String html(Facts facts, List<PastBuild> builds) {
    ZoneId zone = facts.zone();
    String made =
        "<p class=\"soft\">zccache, a compiler cache. Made "
            + Markup.text(PageWords.moment(zone).format(facts.now()) + " (" + zone.getId() + ")")
            + "</p>\n";
    String head = "<h1>" + Markup.text(facts.subject(), LONGEST) + "</h1>\n" + made;
    String content = builds.isEmpty() ? NOTHING_YET : new ReportPage(builds, facts).content();
    return PageFrame.around("Compiler cache: " + facts.subject(), head + content);
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

  private static List<String> sources(PastBuild build) {
    List<String> sources = new ArrayList<>();
    build.missed().forEach(miss -> sources.add(miss.source()));
    build.units().slowest().forEach(unit -> sources.add(unit.source()));
    build.units().largest().forEach(unit -> sources.add(unit.source()));
    return sources;
  }

  private String content() {
    body.append("<p class=\"lead\">").append(Markup.text(PageWords.lead(last))).append("</p>\n");
    glance();
    contents();
    charts();
    UnitTables units = new UnitTables(body, last.units(), names, LONGEST);
    heading(Section.SLOWEST);
    if (!names.folder().isEmpty()) {
      paragraph("Names of sources are relative to " + names.folder());
    }
    units.slowest();
    reasons(Section.REASONS, "No compile was missed.", PastBuild::missReasons);
    reasons(Section.DECLINED, "No call was declined.", PastBuild::declinedReasons);
    heading(Section.MODULES);
    units.modules();
    heading(Section.LARGEST);
    units.largest();
    missed();
    table();
    words();
    return body.toString();
  }

  private void glance() {
    long saved = builds.stream().mapToLong(PastBuild::savedMillis).sum();
    body.append("<dl class=\"tiles\">\n");
    tile(
        "From the cache",
        Wording.share(last.hits(), last.compiles()),
        "of the last build's compiles");
    tile(
        "Compile time saved",
        PageWords.saved(last.savedMillis()),
        builds.size() == 1
            ? "by the last build"
            : "by the last build; " + PageWords.saved(saved) + " by all " + builds.size());
    last.use()
        .ifPresent(
            use ->
                tile(
                    "In the cache",
                    Wording.bytes(use.bytes()),
                    Markup.number(use.results())
                        + (use.results() == 1 ? " result" : " results")
                        + "; it may grow to "
                        + Wording.bytes(facts.maxBytes())));
    body.append("</dl>\n");
  }

  private void tile(String name, String value, String more) {
    body.append("<div><dt>")
        .append(Markup.text(name))
        .append("</dt><dd class=\"value\">")
        .append(Markup.text(value))
        .append("</dd><dd class=\"soft\">")
        .append(Markup.text(more))
        .append("</dd></div>\n");
  }

  private void charts() {
    BuildChart chart = new BuildChart(builds, build -> moments.format(build.ended()));
    heading(Section.BUILDS);
    body.append("<div class=\"charts\">\n")
        .append(chart.hitRate())
        .append(chart.timeSaved())
        .append(chart.cacheSize())
        .append("</div>\n");
  }

  private void reasons(
      Section section, String none, Function<PastBuild, Map<String, Long>> reasonsOf) {
    heading(section);
    Map<String, Long> sums = new LinkedHashMap<>();
    builds.forEach(
        build -> reasonsOf.apply(build).forEach((name, n) -> sums.merge(name, n, Long::sum)));
    sums.values().removeIf(sum -> sum == 0);
    if (sums.isEmpty()) {
      paragraph(none);
      return;
    }
    Table table = new Table(body, true, "Reason", "#Last build", "#" + all());
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
    heading(Section.MISSED);
    List<PastBuild.Missed> missed = last.missed();
    int shown = Math.min(MISSES, missed.size());
    if (shown > 0) {
      Table table = new Table(body, true, "Source", "Reason");
      for (PastBuild.Missed miss : missed.subList(0, shown)) {
        table
            .row()
            .name(names.shortened(miss.source()), LONGEST)
            .name(PageWords.why(miss), LONGEST);
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
    heading(Section.ALL);
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
    heading(Section.WORDS);
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

  private void heading(Section section) {
    body.append("<h2 id=\"")
        .append(section.id())
        .append("\">")
        .append(Markup.text(section.words()))
        .append("</h2>\n");
  }

  private void contents() {
    body.append("<nav><ul>\n");
    for (Section section : Section.values()) {
      body.append("<li><a href=\"#")
          .append(section.id())
          .append("\">")
          .append(Markup.text(section.words()))
          .append("</a></li>\n");
    }
    body.append("</ul></nav>\n");
  }

  /** The parts of the page in their order. */
  private enum Section {
    BUILDS("The last builds"),
    SLOWEST("What took longest in the last build"),
    REASONS("Why compiles did not come from the cache"),
    DECLINED("Why calls were left to the compiler"),
    MODULES("The last build by module"),
    LARGEST("The largest objects of the last build"),
    MISSED("Sources that the last build compiled anew"),
    ALL("All builds, the newest first"),
    WORDS("What the words mean");

    private final String words;

    Section(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private void paragraph(String words) {
    body.append("<p>").append(Markup.text(words)).append("</p>\n");
  }
}
