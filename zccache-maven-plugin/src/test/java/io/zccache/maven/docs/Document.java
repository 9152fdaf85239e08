/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown file of the project.
 *
 * @param name its path from the project's root
 * @param lines what it says
 */
record Document(String name, List<String> lines) {

  /** The root of the project. */
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern FOREIGN = Pattern.compile("[a-z]+:.*");
  private static final String FENCE = "```";

  Document {
    lines = List.copyOf(lines);
  }

  /** Every one that people read. */
  static List<Document> all() throws IOException {
    List<Document> documents = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> examples = Files.walk(ROOT.resolve("examples"), 2);
        Stream<Path> builds = Files.walk(ROOT.resolve("src"), 3)) {
      for (Path file : Stream.of(top, docs, examples, builds).flatMap(files -> files).toList()) {
        if (file.toString().endsWith(".md")) {
          documents.add(new Document(ROOT.relativize(file).toString(), Files.readAllLines(file)));
        }
      }
    }
    return documents;
  }

  String text() {
    return String.join("\n", lines);
  }

  /** What stands between fences. */
  List<CodeBlock> blocks() {
    List<CodeBlock> blocks = new ArrayList<>();
    int from = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        if (from >= 0) {
          String language = lines.get(from).substring(FENCE.length());
          blocks.add(new CodeBlock(name, language, lines.subList(from + 1, i)));
        }
        from = from >= 0 ? -1 : i;
      }
    }
    return blocks;
  }

  /** Where its links lead, without those that leave the project. */
  List<String> links() {
    return LINK.matcher(prose())
        .results()
        .map(found -> found.group(1))
        .filter(link -> !FOREIGN.matcher(link).matches())
        .toList();
  }

  /** Whether a link of this document leads to a file, and to a heading if it names one. */
  boolean leads(String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path here = ROOT.resolve(name);
    Path file = path.isEmpty() ? here : here.getParent().resolve(path).normalize();
    if (!Files.exists(file)) {
      return false;
    }
    return hash < 0 || read(file).anchors().contains(link.substring(hash + 1));
  }

  /**
   * Its text with the name of each heading in the heading. Doxia puts an {@code a} before names in
   * links that begin with a digit.
   */
  String withAnchors() {
    StringBuilder text = new StringBuilder();
    headings(
        (line, anchor) -> {
          if (anchor.isEmpty()) {
            text.append(line);
          } else {
            int words = line.indexOf(' ') + 1;
            String id = Character.isDigit(anchor.charAt(0)) ? "a" + anchor : anchor;
            text.append(line, 0, words).append("<a id=\"").append(id).append("\"></a>");
            text.append(line, words, line.length());
          }
          text.append('\n');
        });
    return text.toString();
  }

  /** The names of its headings, as GitHub makes them. */
  private Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    headings((line, anchor) -> anchors.add(anchor));
    return anchors;
  }

  /** Tells of each line, and of its name if it is a heading, else of an empty one. */
  private void headings(BiConsumer<String, String> told) {
    Map<String, Integer> met = new HashMap<>();
    boolean fenced = false;
    for (String line : lines) {
      fenced ^= line.startsWith(FENCE);
      String anchor = "";
      if (!fenced && line.matches("#{1,6} .*")) {
        String slug = slug(line.replaceFirst("#+ ", ""));
        int before = met.merge(slug, 1, Integer::sum) - 1;
        anchor = before == 0 ? slug : slug + "-" + before;
      }
      told.accept(line, anchor);
    }
  }

  private static String slug(String heading) {
    return heading
        .replaceAll("]\\([^)]*\\)", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private String prose() {
    StringBuilder prose = new StringBuilder();
    boolean fenced = false;
    for (String line : lines) {
      if (line.startsWith(FENCE)) {
        fenced = !fenced;
      } else if (!fenced) {
        prose.append(line).append('\n');
      }
    }
    return prose.toString();
  }

  private static Document read(Path file) {
    try {
      return new Document(file.toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
