/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code -v} says about the include search path. Both compilers write the same form.
 *
 * @param quoteFolders searched for the quoted form only, in order
 * @param angleFolders searched for both forms, in order
 * @param missingFolders left out because they do not exist
 * @param duplicateFolders left out because they are there already
 */
public record SearchPathReport(
    List<String> quoteFolders,
    List<String> angleFolders,
    List<String> missingFolders,
    List<String> duplicateFolders) {
  private static final String MISSING = "ignoring nonexistent directory \"";
  private static final String DUPLICATE = "ignoring duplicate directory \"";
  private static final String QUOTE_START = "#include \"...\" search starts here:";
  private static final String ANGLE_START = "#include <...> search starts here:";
  private static final String END = "End of search list.";
  private static final String FRAMEWORKS = " (framework directory)";
  private static final String HEADER_MAP = " (headermap)";

  public SearchPathReport {
    quoteFolders = List.copyOf(quoteFolders);
    angleFolders = List.copyOf(angleFolders);
    missingFolders = List.copyOf(missingFolders);
    duplicateFolders = List.copyOf(duplicateFolders);
  }

  /**
   * Reads the stderr of a run with {@code -v} under {@code LC_ALL=C}; empty if there is no complete
   * list or one with folders of a kind that is not known.
   */
  public static Optional<SearchPathReport> parse(String stderr) {
    List<String> quote = new ArrayList<>();
    List<String> angle = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> duplicate = new ArrayList<>();
    List<String> current = null;
    for (String line : stderr.lines().toList()) {
      if (line.equals(QUOTE_START)) {
        current = quote;
      } else if (line.equals(ANGLE_START)) {
        current = angle;
      } else if (line.equals(END)) {
        return current == angle
            ? Optional.of(new SearchPathReport(quote, angle, missing, duplicate))
            : Optional.empty();
      } else if (current == null) {
        addQuoted(line, MISSING, missing);
        addQuoted(line, DUPLICATE, duplicate);
      } else if (line.startsWith(" ") && !isForeign(line)) {
        current.add(line.substring(1));
      } else {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isForeign(String line) {
    return line.endsWith(FRAMEWORKS) || line.endsWith(HEADER_MAP);
  }

  private static void addQuoted(String line, String start, List<String> folders) {
    if (line.startsWith(start) && line.endsWith("\"")) {
      folders.add(line.substring(start.length(), line.length() - 1));
    }
  }
}
