/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.docs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the documents show is so: each piece of code in them is run or read by a test, each setting
 * and goal is one, each link leads somewhere.
 */
class DocumentsTest {

  private static final Pattern PROPERTY =
      Pattern.compile("(?<![\\w.:/])(?:-D)?zccache\\.([a-z]\\w*)");
  private static final Pattern GOAL = Pattern.compile("(?<![\\w.:/-])zccache:([a-z]+)");
  private static final Pattern VARIABLE = Pattern.compile("ZCCACHE_[A-Z_]+[A-Z]");

  /** A switch of the daemon's JVM, which its programs read. */
  private static final String JVM_SWITCH = "natives";

  private final List<Document> documents = Document.all();

  DocumentsTest() throws IOException {}

  @Test
  void codeBlocks_areRunByATestOrAreListed() throws IOException {
    Examples examples = Examples.read();
    Set<String> parameters = descriptor(Pattern.compile("<name>(\\w+)</name>"));
    List<String> unknown = new ArrayList<>();
    for (Document document : documents) {
      for (CodeBlock block : document.blocks()) {
        if (!block.configuresOnly(parameters) && !examples.isKnown(block)) {
          unknown.add(block.title());
        }
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(examples.unused()).isEmpty();
    assertThat(examples.untrue()).isEmpty();
  }

  @Test
  void settings_areParametersOfTheGoals() throws IOException {
    Set<String> mentioned = mentioned(PROPERTY);
    mentioned.remove(JVM_SWITCH);

    assertThat(mentioned).isNotEmpty();
    assertThat(descriptor(Pattern.compile("\\$\\{zccache\\.(\\w+)}"))).containsAll(mentioned);
  }

  @Test
  void goals_areThePlugins() throws IOException {
    Set<String> mentioned = mentioned(GOAL);

    assertThat(mentioned).isNotEmpty();
    assertThat(descriptor(Pattern.compile("<goal>(\\w+)</goal>"))).containsAll(mentioned);
  }

  @Test
  void variables_areKnownToThePrograms() throws IOException {
    StringBuilder programs = new StringBuilder();
    for (String module :
        List.of("client", "daemon", "launcher", "maven-plugin", "protocol", "dist")) {
      try (Stream<Path> files = Files.walk(Document.ROOT.resolve("zccache-" + module + "/src"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          programs.append(Files.readString(file, ISO_8859_1));
        }
      }
    }
    String text = programs.toString();

    Set<String> unknown = new TreeSet<>();
    for (Document document : documents) {
      VARIABLE
          .matcher(document.text())
          .results()
          .map(MatchResult::group)
          .filter(name -> !text.contains(name))
          // a recipe's own, which it gives a value
          .filter(name -> !document.text().contains(" " + name + ": "))
          .forEach(unknown::add);
    }
    assertThat(unknown).isEmpty();
    assertThat(text).contains("ZCCACHE_CACHE_DIR");
  }

  @Test
  void links_leadToFilesAndHeadings() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Document document : documents) {
      for (String link : document.links()) {
        if (!document.leads(link)) {
          dead.add(document.name() + ": " + link);
        }
      }
    }

    assertThat(dead).isEmpty();
  }

  private Set<String> mentioned(Pattern pattern) {
    Set<String> found = new TreeSet<>();
    for (Document document : documents) {
      pattern.matcher(document.text()).results().forEach(match -> found.add(match.group(1)));
    }
    return found;
  }

  /** What the descriptor of the plugin has in such places. */
  private static Set<String> descriptor(Pattern place) throws IOException {
    try (var stream = DocumentsTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      String text = new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
      Set<String> found = new TreeSet<>();
      place.matcher(text).results().forEach(match -> found.add(match.group(1)));
      return found;
    }
  }
}
