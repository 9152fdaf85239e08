/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is known of the code in documents: the POMs of whole builds, which have every snippet of a
 * POM in them, and {@code documented-code.txt}, which tells of all else.
 */
final class Examples {

  private static final String VERSION = "0.1.0-SNAPSHOT";

  /** Before a file that has the words by which the code is run. */
  private static final String RUN = "run by ";

  private static final String NOT_RUN = "not run: ";

  private final String poms;
  private final Map<String, String> listed;
  private final Set<String> used = new TreeSet<>();

  private Examples(String poms, Map<String, String> listed) {
    this.poms = poms;
    this.listed = listed;
  }

  static Examples read() throws IOException {
    StringBuilder poms = new StringBuilder();
    for (String folder : List.of("examples", "src/it")) {
      try (Stream<Path> files = Files.walk(Document.ROOT.resolve(folder), 2)) {
        for (Path file : files.filter(path -> path.endsWith("pom.xml")).sorted().toList()) {
          poms.append(CodeBlock.strip(Files.readAllLines(file)));
        }
      }
    }
    Map<String, String> listed = new LinkedHashMap<>();
    try (var stream = Examples.class.getResourceAsStream("/documented-code.txt")) {
      String text = new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8);
      for (String line :
          text.lines().filter(one -> !one.isEmpty() && one.charAt(0) != '#').toList()) {
        String[] parts = line.split(" => ", 2);
        listed.put(parts[0], parts[1]);
      }
    }
    return new Examples(poms.toString().replace("@project.version@", VERSION), listed);
  }

  boolean isKnown(CodeBlock block) {
    if (block.isXml() && poms.contains(block.stripped())) {
      return true;
    }
    used.add(block.title());
    return listed.containsKey(block.title());
  }

  /** What is listed and is not in any document. */
  List<String> unused() {
    return listed.keySet().stream().filter(title -> !used.contains(title)).toList();
  }

  /** What is said to be run by a file that does not have the words, or for no reason. */
  List<String> untrue() throws IOException {
    List<String> untrue = new ArrayList<>();
    for (Map.Entry<String, String> row : listed.entrySet()) {
      if (!isTrue(row.getValue())) {
        untrue.add(row.getKey() + " => " + row.getValue());
      }
    }
    return untrue;
  }

  private static boolean isTrue(String how) throws IOException {
    if (how.startsWith(RUN)) {
      String[] parts = how.substring(RUN.length()).split(": ", 2);
      Path file = Document.ROOT.resolve(parts[0]);
      return Files.isRegularFile(file) && Files.readString(file).contains(parts[1]);
    }
    return how.length() > NOT_RUN.length() && how.startsWith(NOT_RUN);
  }
}
