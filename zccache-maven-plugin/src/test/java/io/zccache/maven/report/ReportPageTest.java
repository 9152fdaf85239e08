/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Unit;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {

  private static final Instant FIRST = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void html_noBuilds_saysWhatToDo() throws Exception {
    String page = page(List.of());

    assertThat(all(parse(page), "p"))
        .contains("No build that compiled native code has gone through the cache yet.");
    assertThat(page).contains("&lt;extensions&gt;true", "mvn clean verify", "mvn zccache:report");
    assertThat(parse(page).getElementsByTagName("table").getLength()).isZero();
  }

  @Test
  void html_oneBuild_beginsWithWhatItHadOfTheCache() throws Exception {
    Document page = parse(page(List.of(build(0, 24, 8, 21_450))));

    assertThat(all(page, "p"))
        .contains(
            "Of the last build, 24 of 32 compiles came from the cache;"
                + " about 21.4 s of compile time saved.",
            "zccache, a compiler cache. Made 2026-02-01 01:00 (Europe/Berlin)");
    assertThat(all(page, "td"))
        .containsSequence("an input changed", "8", "8")
        .containsSequence("0.c", "an input changed: /p/a.h")
        .containsSequence("2026-01-02 04:04", "32", "24", "8", "0", "0", "21.4 s");
    assertThat(all(page, "p"))
        .contains("No call was declined.", "Names of sources are relative to /p/");
    assertThat(all(page, "th")).contains("All 1 build");
  }

  @Test
  void html_allIsNew_saysThatTheNextBuildHasMore() throws Exception {
    PastBuild first =
        new PastBuild(
            "g:a:jar:1",
            FIRST,
            8,
            0,
            8,
            0,
            0,
            0,
            Map.of("first_seen", 8L),
            Map.of(),
            List.of(),
            BuiltUnits.NONE,
            Optional.empty());

    assertThat(all(parse(page(List.of(first))), "p"))
        .contains(
            "Of the last build, none of 8 compiles came from the cache: it had seen none of them"
                + " before. What it kept can serve the next build.",
            "8 more that are not shown here.");
  }

  @Test
  void html_thirtyBuilds_drawsEachAndListsTheNewestFirst() throws Exception {
    List<PastBuild> builds = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      builds.add(build(i, i, 1, i * 1000L));
    }

    Document page = parse(page(builds));

    assertThat(rects(page, "good")).hasSize(30);
    assertThat(rects(page, "time")).hasSize(30);
    assertThat(rects(page, "time").get(29).getAttribute("height")).isEqualTo("100.0");
    assertThat(rects(page, "time").get(0).getAttribute("height")).isEqualTo("0.0");
    assertThat(rects(page, "good").get(1).getAttribute("height")).isEqualTo("50.0");
    assertThat(rects(page, "good").get(1).getTextContent())
        .isEqualTo("2026-01-03 04:04: 1 of 2 compiles, 50 %");
    List<String> cells = all(page, "td");
    assertThat(cells.indexOf("2026-01-31 04:04")).isLessThan(cells.indexOf("2026-01-02 04:04"));
    assertThat(cells).containsSequence("an input changed", "1", "30");
  }

  @Test
  void html_moreBuildsThanBars_drawsTheLast() throws Exception {
    List<PastBuild> builds = new ArrayList<>();
    for (int i = 0; i < BuildChart.BARS + 1; i++) {
      builds.add(build(i, i, 0, 1));
    }

    Document page = parse(page(builds));

    assertThat(rects(page, "good")).hasSize(BuildChart.BARS);
    assertThat(rects(page, "good").get(0).getTextContent()).startsWith("2026-01-03");
  }

  @Test
  void html_tenThousandMissedSources_showsSomeAndCountsTheRest() throws Exception {
    List<PastBuild.Missed> missed = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String source = "/p/" + "long/".repeat(800) + i + ".c";
      missed.add(new PastBuild.Missed(source, "first_seen", source + ": " + "x".repeat(5000)));
    }

    String page = page(List.of(buildOf(missed)));

    assertThat(page.length()).isLessThan(600_000);
    assertThat(all(parse(page), "p")).contains("And 9,500 more that are not shown here.");
    assertThat(parse(page).getElementsByTagName("tr").getLength()).isLessThan(600);
  }

  @Test
  void html_hostileNames_areCharactersAndNothingElse() throws Exception {
    String name = "</td><script>alert(\"1\")</script>'&amp;\u0000\u001b[2J\u202e\ud800]]>.c";
    PastBuild build =
        new PastBuild(
            name,
            FIRST,
            2,
            1,
            1,
            0,
            0,
            0,
            Map.of(name, 1L),
            Map.of(name, 1L),
            List.of(new PastBuild.Missed(name, name, name)),
            new BuiltUnits(
                List.of(new ModuleTally(name, 1, 1, 1, 1)),
                List.of(new BuiltUnit(name, name, name, 1, 1)),
                List.of(new BuiltUnit(name, name, name, 1, 1))),
            Optional.empty());
    PastBuild other = build(1, 1, 1, 1);

    String page =
        ReportPage.html(
            new ReportPage.Facts(name, FIRST, ZoneId.of("UTC"), 1), List.of(other, build));

    Document parsed = parse(page);
    assertThat(parsed.getElementsByTagName("script").getLength()).isEqualTo(1);
    assertThat(page).doesNotContain("alert(\"", "\u0000", "\u001b", "\u202e");
    String harmless = "</td><script>alert(\"1\")</script>'&amp;\ufffd\ufffd[2J\ufffd\ufffd]]>.c";
    assertThat(all(parsed, "h1")).containsExactly(harmless);
    assertThat(all(parsed, "title")).contains("Compiler cache: " + harmless);
    assertThat(all(parsed, "td")).containsSequence(harmless, harmless).contains("g:a:jar:1");
  }

  @Test
  void html_script_isTheOnlyOneThatMayRunAndNothingIsLoaded() throws Exception {
    String page = page(List.of(build(0, 1, 1, 1)));

    String script = all(parse(page), "script").get(0);
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    assertThat(page)
        .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
        .contains("default-src 'none'")
        .doesNotContain("src=", "url(", "http:", "https:", "@import")
        .doesNotContainPattern("href=(?!\"#)");
  }

  @Test
  void html_unitsOfTheLastBuild_areInTablesOfTheirOwn() throws Exception {
    BuiltUnits units =
        BuiltUnits.of(
            List.of(
                new Unit("/p/one/src/a.c", "first_seen", 2_500_000_000L, 2048),
                new Unit("/p/one/src/b.c", "", 900_000_000L, 1L << 20),
                new Unit("/q/c.c", "input_changed", 3_000_000, 100)),
            new Modules(Map.of("/p", "top", "/p/one", "first-module")));
    PastBuild build =
        new PastBuild(
            "g:a:jar:1",
            FIRST,
            3,
            1,
            2,
            0,
            0,
            900,
            Map.of(),
            Map.of(),
            List.of(),
            units,
            Optional.of(new CacheUse(1, 3L << 30)));

    Document page = parse(page(List.of(build)));

    assertThat(all(page, "td"))
        .containsSequence(
            "/p/one/src/a.c", "2.5 s", "never compiled this way before", "first-module")
        .containsSequence("/q/c.c", "3 ms", "an input changed", "(none)")
        .containsSequence("first-module", "2", "1", "1", "2.5 s", "1.0 MiB")
        .containsSequence("/p/one/src/b.c", "1.0 MiB", "900 ms", "the cache", "first-module")
        .containsSequence("/q/c.c", "100 bytes", "3 ms", "the compiler", "(none)");
    assertThat(all(page, "dd")).contains("33.3 %", "3.0 GiB", "1 result; it may grow to 10.0 GiB");
    assertThat(all(page, "figcaption")).contains("Size of the cache");
  }

  /** One compile of another project, by a record of an older version. */
  private static PastBuild older(int hits, int misses) {
    return new PastBuild(
        "g:b:jar:1",
        FIRST,
        1,
        hits,
        misses,
        0,
        0,
        5,
        Map.of(),
        Map.of(),
        List.of(),
        BuiltUnits.NONE,
        Optional.empty());
  }

  @Test
  void html_recordsOfAnOlderVersion_sayWhatIsNotKnown() throws Exception {
    PastBuild old = older(0, 1);

    Document page = parse(page(List.of(old)));

    assertThat(all(page, "p")).contains("The modules of this build are not known.");
    assertThat(all(page, "figcaption")).doesNotContain("Size of the cache");
  }

  @Test
  void html_severalProjects_namesThem() throws Exception {
    PastBuild other = older(1, 0);

    assertThat(all(parse(page(List.of(other, build(1, 1, 0, 5)))), "th")).contains("Project");
    assertThat(all(parse(page(List.of(other))), "th")).doesNotContain("Project");
  }

  @Test
  void html_manyReasons_showsTheMostFrequent() throws Exception {
    Map<String, Long> reasons = new HashMap<>();
    for (int i = 1; i <= 12; i++) {
      reasons.put("reason_" + i, (long) i);
    }
    PastBuild build =
        new PastBuild(
            "g:a:jar:1",
            FIRST,
            78,
            0,
            0,
            78,
            0,
            0,
            Map.of(),
            reasons,
            List.of(),
            BuiltUnits.NONE,
            Optional.empty());

    Document page = parse(page(List.of(build)));

    assertThat(all(page, "td"))
        .containsSequence("reason 12", "12", "12")
        .doesNotContain("reason 2");
    assertThat(all(page, "p")).contains("And 2 rarer reasons.", "No compile was missed.", "None.");
  }

  private static String page(List<PastBuild> builds) {
    return ReportPage.html(
        new ReportPage.Facts(
            "a project",
            Instant.parse("2026-02-01T00:00:00Z"),
            ZoneId.of("Europe/Berlin"),
            10L << 30),
        builds);
  }

  private static PastBuild build(int day, long hits, long misses, long savedMillis) {
    List<PastBuild.Missed> missed = new ArrayList<>();
    for (int i = 0; i < misses; i++) {
      String source = "/p/" + i + ".c";
      missed.add(
          new PastBuild.Missed(source, "input_changed", source + ": an input changed: /p/a.h"));
    }
    return new PastBuild(
        "g:a:jar:1",
        FIRST.plusSeconds(day * 86_400L),
        hits + misses,
        hits,
        misses,
        0,
        0,
        savedMillis,
        Map.of("input_changed", misses),
        Map.of(),
        missed,
        BuiltUnits.NONE,
        Optional.of(new CacheUse(1234, 3L << 30)));
  }

  private static PastBuild buildOf(List<PastBuild.Missed> missed) {
    long misses = missed.size();
    return new PastBuild(
        "g:a:jar:1",
        FIRST,
        misses,
        0,
        misses,
        0,
        0,
        0,
        Map.of("first_seen", misses),
        Map.of(),
        missed,
        BuiltUnits.NONE,
        Optional.of(new CacheUse(1234, 3L << 30)));
  }

  private static Document parse(String page) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return builder.parse(new InputSource(new StringReader(page)));
  }

  private static List<String> all(Document page, String tag) {
    List<String> texts = new ArrayList<>();
    NodeList elements = page.getElementsByTagName(tag);
    for (int i = 0; i < elements.getLength(); i++) {
      texts.add(elements.item(i).getTextContent());
    }
    return texts;
  }

  private static List<Element> rects(Document page, String kind) {
    List<Element> rects = new ArrayList<>();
    NodeList elements = page.getElementsByTagName("rect");
    for (int i = 0; i < elements.getLength(); i++) {
      Element rect = (Element) elements.item(i);
      if (rect.getAttribute("class").equals(kind)) {
        rects.add(rect);
      }
    }
    return rects;
  }
}
