/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.docs;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of code in a document.
 *
 * @param document the document's path from the project's root
 * @param language what the fence names, or nothing
 * @param lines what stands between the fences
 */
record CodeBlock(String document, String language, List<String> lines) {

  /** Alone, or in the plugin's entry. */
  private static final Pattern CONFIGURATION =
      Pattern.compile(
          "(?:<plugin><groupId>io.zccache</groupId><artifactId>zccache-maven-plugin</artifactId>"
              + "(?:<version>[^<]*</version>)?(?:<extensions>true</extensions>)?)?"
              + "<configuration>(.*)</configuration>(?:</plugin>)?");

  private static final Pattern SETTING = Pattern.compile("<(\\w+)>.*?</\\1>");

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

  /**
   * Whether it is a configuration of our plugin that sets some of these parameters and no other.
   */
  boolean configuresOnly(Set<String> parameters) {
    String xml = String.join("", lines).replaceAll(">\\s+<", "><").strip();
    Matcher found = CONFIGURATION.matcher(xml);
    if (!isXml() || !found.matches()) {
      return false;
    }
    return SETTING
        .matcher(found.group(1))
        .replaceAll(set -> parameters.contains(set.group(1)) ? "" : "unknown")
        .isEmpty();
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
