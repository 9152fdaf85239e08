/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser. Its pictures are in {@code target/report-pictures}. */
class ReportBrowserTest {

  private static final int PHONE = 360;
  private static final int DESK = 1200;
  private static final Path PICTURES = Path.of("target", "report-pictures");

  @TempDir private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = Browser.program();
    assumeTrue(program.isPresent(), "no Chromium on the PATH; on Debian: apt-get install chromium");
    browser = Browser.start(program.get(), folder.resolve("profile"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.stop();
    }
  }

  @BeforeEach
  void light() throws Exception {
    browser.media("screen", "light");
  }

  /** Whatever was done, the page is all that was asked for, and nothing was complained of. */
  @AfterEach
  void nothingElseWasLoaded() {
    assertThat(browser.requestsAndComplaints())
        .singleElement()
        .asString()
        .startsWith("file://")
        .endsWith("page.html");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30, 10_000})
  void page_ofSoManyUnits_fitsAPhoneAndADesk(int units) throws Exception {
    open(SampleBuilds.page(units), PHONE);

    assertThat(widerThanTheWindow()).isEmpty();
    browser.picture(PICTURES.resolve("phone-" + units + ".png"));
    browser.media("screen", "dark");
    browser.picture(PICTURES.resolve("phone-" + units + "-dark.png"));
    browser.width(DESK);
    browser.media("screen", "light");
    assertThat(widerThanTheWindow()).isEmpty();
    browser.picture(PICTURES.resolve("desk-" + units + ".png"));
    String text = browser.text("document.body.innerText");
    if (units == 0) {
      assertThat(text).contains("No build that compiled native code", "mvn zccache:report");
    } else {
      assertThat(text).contains("In the cache", "What took longest", "What the words mean");
      int misses = SampleBuilds.misses(units);
      assertThat(rows("slowest")).hasSize(Math.min(misses, BuiltUnits.MOST));
      assertThat(rows("largest")).hasSize(Math.min(units, BuiltUnits.MOST));
      assertThat(rows("missed")).hasSize(Math.min(misses, ReportPage.MISSES));
    }
  }

  @Test
  void head_clicked_sortsByNumberUpAndDown() throws Exception {
    open(SampleBuilds.page(30), DESK);
    List<String> before = rows("slowest");

    browser.click(head("slowest", "Compile time"));
    List<String> ascending = rows("slowest");
    assertThat(ascending).containsExactlyInAnyOrderElementsOf(before).isNotEqualTo(before);
    assertThat(millis("slowest", 1)).isSorted();
    assertThat(browser.text(head("slowest", "Compile time") + ".parentNode.ariaSort"))
        .isEqualTo("ascending");

    browser.click(head("slowest", "Compile time"));
    assertThat(millis("slowest", 1)).isSortedAccordingTo((one, other) -> Long.compare(other, one));

    browser.click(head("slowest", "Source"));
    assertThat(browser.texts(sources("slowest"))).isSorted();
    assertThat(browser.value(head("slowest", "Compile time") + ".parentNode.ariaSort").isJsonNull())
        .isTrue();
  }

  @Test
  void links_areOfThePageAndLeadToWhatTheySay() throws Exception {
    open(SampleBuilds.page(30), PHONE);

    List<String> targets =
        browser.texts(
            "Array.from(document.links, function (a) { return a.getAttribute('href'); })");

    assertThat(targets).hasSizeGreaterThan(5).allMatch(target -> target.startsWith("#"));
    for (int i = 0; i < targets.size(); i++) {
      browser.click("document.links[" + i + "]");
      assertThat(browser.text("location.hash")).isEqualTo(targets.get(i));
      String said = browser.text("document.links[" + i + "].textContent");
      assertThat(browser.text("document.querySelector(location.hash).textContent")).isEqualTo(said);
    }
  }

  @Test
  void darkMode_textIsLightAndBarsAreSeen() throws Exception {
    open(SampleBuilds.page(30), DESK);
    String lightInk = browser.text("getComputedStyle(document.body).color");
    browser.media("screen", "dark");

    assertThat(lightInk).isEqualTo("rgb(0, 0, 0)");
    assertThat(browser.text("getComputedStyle(document.body).color"))
        .isEqualTo("rgb(255, 255, 255)");
    for (String bar : List.of("good", "time", "size")) {
      assertThat(browser.text("getComputedStyle(document.querySelector('rect." + bar + "')).fill"))
          .isNotEqualTo("rgb(0, 0, 0)");
    }
    browser.picture(PICTURES.resolve("desk-30-dark.png"));
  }

  @Test
  void print_showsWholeTablesAndMakesAFile() throws Exception {
    open(SampleBuilds.page(30), DESK);
    browser.media("print", "light");

    assertThat(browser.text("getComputedStyle(document.querySelector('.scroll')).overflow"))
        .isEqualTo("visible");
    assertThat(browser.text("getComputedStyle(document.querySelector('nav')).display"))
        .isEqualTo("none");
    browser.width(700);
    assertThat(widerThanTheWindow()).isEmpty();
    browser.picture(PICTURES.resolve("print-30.png"));
    assertThat(new String(browser.pdf(), 0, 5, US_ASCII)).isEqualTo("%PDF-");
  }

  @Test
  void hostileNames_areShownAndDoNothing() throws Exception {
    open(SampleBuilds.hostilePage(), PHONE);

    assertThat(browser.text("document.body.innerText")).contains("<img src=x onerror=");
    assertThat(browser.value("document.querySelectorAll('img').length").getAsInt()).isZero();
    assertThat(browser.text("typeof window.stolen")).isEqualTo("undefined");
    assertThat(widerThanTheWindow()).isEmpty();
  }

  private static void open(String page, int width) throws Exception {
    Path file = folder.resolve("page.html");
    Files.writeString(file, page);
    browser.open(file, width);
  }

  /** What is cut off at the right, or can be reached by moving the whole page only. */
  private static List<String> widerThanTheWindow() throws Exception {
    return browser.texts(
        """
        document.documentElement.scrollWidth <= window.innerWidth ? []
          : Array.from(document.querySelectorAll('body *'))
            .filter(function (e) { return e.getBoundingClientRect().right > window.innerWidth; })
            .map(function (e) { return e.tagName + ' ' + e.textContent.substring(0, 40); })
            .concat('the page is ' + document.documentElement.scrollWidth + ' wide')
        """);
  }

  private static String table(String section) {
    return "document.querySelector('#" + section + " ~ .scroll table')";
  }

  private static List<String> rows(String section) throws Exception {
    return browser.texts(
        "Array.from((%s || {tBodies: [{rows: []}]}).tBodies[0].rows, function (r) { return r.innerText; })"
            .formatted(table(section)));
  }

  private static String sources(String section) {
    return "Array.from("
        + table(section)
        + ".tBodies[0].rows, function (r) {"
        + " return r.cells[0].textContent; })";
  }

  private static List<Long> millis(String section, int column) throws Exception {
    return browser
        .texts(
            "Array.from(%s.tBodies[0].rows, function (r) { return r.cells[%d].dataset.value; })"
                .formatted(table(section), column))
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  private static String head(String section, String words) throws Exception {
    String heads = table(section) + ".tHead.rows[0].cells";
    List<String> all =
        browser.texts("Array.from(" + heads + ", function (h) { return h.textContent; })");
    int column =
        IntStream.range(0, all.size())
            .filter(i -> all.get(i).equals(words))
            .findFirst()
            .orElseThrow();
    return heads + "[" + column + "].firstChild";
  }
}
