/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The site that the profile {@code site} has just built. */
class SiteIT {

  private static final Path SITE = Path.of("target", "site").toAbsolutePath();
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern LOADED =
      Pattern.compile(
          "<(?:script|img|iframe)\\b[^>]*\\bsrc=\"([^\"]*)\"|<link\\b[^>]*\\bhref=\"([^\"]*)\"");
  private static final Pattern ANCHOR = Pattern.compile("\\b(?:id|name)=\"([^\"]*)\"");

  private static final Map<Path, String> PAGES = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> files = Files.walk(SITE)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".html")).toList()) {
        PAGES.put(file, Files.readString(file));
      }
    }
  }

  @Test
  void pages_ofAllDocumentsAndGoals_areThere() throws IOException {
    List<Path> expected = new ArrayList<>();
    for (Document document : Document.all()) {
      String name = document.name().equals("README.md") ? "index.md" : document.name();
      expected.add(SITE.resolve(name.replaceFirst("\\.md$", ".html")));
    }
    for (String goal :
        List.of("stats", "doctor", "clear", "explain", "report", "start", "stop", "help")) {
      expected.add(SITE.resolve(goal + "-mojo.html"));
    }
    expected.add(SITE.resolve("plugin-info.html"));

    assertThat(PAGES.keySet()).containsAll(expected);
  }

  @Test
  void links_inside_leadToPagesAndPlaces() {
    List<String> dead = new ArrayList<>();
    PAGES.forEach(
        (page, text) ->
            LINK.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.matches("(?s)[a-z]+:.*|//.*") && !link.isEmpty())
                .filter(link -> !leads(page, link))
                .forEach(link -> dead.add(SITE.relativize(page) + ": " + link)));

    assertThat(dead).isEmpty();
  }

  @Test
  void pages_loadNothingFromElsewhere() {
    List<String> foreign = new ArrayList<>();
    PAGES.forEach(
        (page, text) ->
            LOADED
                .matcher(text)
                .results()
                .map(SiteIT::source)
                .filter(source -> source.matches("(?s)https?:.*|//.*"))
                .forEach(source -> foreign.add(SITE.relativize(page) + ": " + source)));

    assertThat(foreign).isEmpty();
  }

  private static String source(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  private static boolean leads(Path page, String link) {
    URI target = URI.create(link.replace("&amp;", "&").replace(" ", "%20"));
    Path file =
        target.getPath().isEmpty() ? page : page.getParent().resolve(target.getPath()).normalize();
    if (!Files.exists(file)) {
      return false;
    }
    String place = target.getFragment();
    String text = PAGES.get(file);
    return place == null
        || place.isEmpty()
        || text == null
        || ANCHOR.matcher(text).results().anyMatch(found -> found.group(1).equals(place));
  }
}
