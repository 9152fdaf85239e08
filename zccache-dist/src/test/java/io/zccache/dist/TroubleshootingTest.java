/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page of cures names every trouble that the programs tell of: it is read beside their code.
 */
class TroubleshootingTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern CONSTANT = Pattern.compile("(?m)^  [A-Z_]+\\((.*?)\\)[,;]");
  private static final int SHORTEST = 10;

  @Test
  void reasonsOfTheLauncher_areOnThePage() throws IOException {
    Path client = PROJECT.resolve("zccache-client/src/main/java/io/zccache/client");
    assertNamed(constants(client.resolve("UnavailableReason.java")), 18);
  }

  @Test
  void troubleInTheDaemonsLog_isOnThePage() throws IOException {
    Path daemon = PROJECT.resolve("zccache-daemon/src/main/java");
    assertNamed(calls(daemon, "\\btrouble\\("), 25);
  }

  @Test
  void reasonsOfTheDaemon_areOnThePage() throws IOException {
    Path daemon = PROJECT.resolve("zccache-daemon/src/main/java/io/zccache/daemon");
    assertNamed(constants(daemon.resolve("lifecycle/StopReason.java")), 8);
    assertNamed(constants(daemon.resolve("stats/DeclineReason.java")), 3);
  }

  @Test
  void warningsOfThePlugin_areOnThePage() throws IOException {
    Path plugin = PROJECT.resolve("zccache-maven-plugin/src/main/java");
    assertNamed(
        calls(
            plugin,
            "\\b(warn|warnOnce|build\\.trouble|new CacheTroubleException|new Link\\.Failed)\\("),
        6);
  }

  @Test
  void page_isReachedFromTheReadme() throws IOException {
    assertThat(Files.readString(PROJECT.resolve("README.md"))).contains("docs/troubleshooting.md");
  }

  private static void assertNamed(Set<String> texts, int atLeast) throws IOException {
    assertThat(texts).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(Files.readString(PROJECT.resolve("docs/troubleshooting.md"))).contains(texts);
  }

  /** The text of each constant of an enum. */
  private static Set<String> constants(Path source) throws IOException {
    Set<String> texts = new TreeSet<>();
    Matcher constant = CONSTANT.matcher(Files.readString(source));
    while (constant.find()) {
      texts.addAll(longestLiteral(constant.group(1)));
    }
    return texts;
  }

  /** The fixed part of what each call of some methods says. */
  private static Set<String> calls(Path sources, String methods) throws IOException {
    Pattern call = Pattern.compile(methods + "(?:" + LITERAL + "|[^\";])*;");
    Set<String> texts = new TreeSet<>();
    try (Stream<Path> all = Files.walk(sources)) {
      for (Path source : all.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher found = call.matcher(Files.readString(source));
        while (found.find()) {
          texts.addAll(longestLiteral(found.group()));
        }
      }
    }
    return texts;
  }

  private static List<String> longestLiteral(String code) {
    return LITERAL
        .matcher(code)
        .results()
        .map(literal -> literal.group(1).replaceAll("^[:; ]+|[:; ]+$", ""))
        .filter(text -> text.length() >= SHORTEST)
        .max(Comparator.comparingInt(String::length))
        .stream()
        .toList();
  }
}
