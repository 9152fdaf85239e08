/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.docs;

import java.util.List;

/**
 * A piece of code in a document.
 *
 * @param document the document's path from the project's root
 * @param language what the fence names, or nothing
 * @param lines what stands between the fences
 */
record CodeBlock(String document, String language, List<String> lines) {

  CodeBlock {
    lines = List.copyOf(lines);
  }

  /** What it is called by in {@code documented-code.txt}. */
  String title() {
    return document + " | " + lines.get(0).strip();
  }

  boolean isXml() {
    return language.equals("xml");
  }

  /** Its lines without blanks before and after them. */
  String stripped() {
    return strip(lines);
  }

  static String strip(List<String> lines) {
    StringBuilder text = new StringBuilder("\n");
    lines.forEach(line -> text.append(line.strip()).append('\n'));
    return text.toString();
  }
}
