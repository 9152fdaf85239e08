/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the documents the sources of a site: the README is its first page, links between documents
 * are links between pages, and headings have the names that they have in the documents' links.
 */
final class SiteSource {

  private static final Pattern README = Pattern.compile("]\\(((?:\\.\\./)*)README\\.md");
  private static final Pattern DOCUMENT = Pattern.compile("]\\(([^():]*)\\.md([)#])");
  private static final Pattern BESIDE =
      Pattern.compile(
          "LICENSE|src/site/site\\.xml|docs/[^/]*\\.(png|svg)|examples/[^/]*/pom\\.xml");

  private SiteSource() {}

  /** The only argument is the folder for the sources; what is there stays, or is replaced. */
  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[0]);
    for (Document document : Document.all()) {
      String name = document.name().equals("README.md") ? "index.md" : document.name();
      write(target.resolve("markdown").resolve(name), page(document));
    }
    try (Stream<Path> top = Files.list(Document.ROOT);
        Stream<Path> docs = Files.list(Document.ROOT.resolve("docs"));
        Stream<Path> site = Files.list(Document.ROOT.resolve("src/site"));
        Stream<Path> examples = Files.walk(Document.ROOT.resolve("examples"), 2)) {
      for (Path file : Stream.of(top, docs, site, examples).flatMap(files -> files).toList()) {
        String name = Document.ROOT.relativize(file).toString();
        if (BESIDE.matcher(name).matches()) {
          String place = name.endsWith("site.xml") ? "site.xml" : "resources/" + name;
          write(target.resolve(place), Files.readAllBytes(file));
        }
      }
    }
  }

  private static byte[] page(Document document) {
    String text = document.withAnchors();
    text = README.matcher(text).replaceAll("]($1index.html");
    text = DOCUMENT.matcher(text).replaceAll("]($1.html$2");
    return text.getBytes(UTF_8);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
