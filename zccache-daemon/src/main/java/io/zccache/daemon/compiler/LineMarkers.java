/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads from a preprocessed text which files it was made of. The form of the lines is that of the
 * GCC manual, "Preprocessor Output".
 */
public final class LineMarkers {
  private static final int BUFFER = 1 << 16;

  /** A longer line names no file that a system would open. */
  private static final int LONGEST = 1 << 14;

  private final Set<String> names = new LinkedHashSet<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private LineMarkers() {}

  /**
   * The file that was preprocessed, and those that were included, each where it was entered first,
   * spelled as a dependency file spells them. A text with line markers of its own may yield others.
   */
  public static List<String> filesOf(InputStream text) throws IOException {
    LineMarkers markers = new LineMarkers();
    markers.read(text);
    return List.copyOf(markers.names);
  }

  /** A text is large, and most of it is not of markers: what is not is passed over by the line. */
  private void read(InputStream text) throws IOException {
    byte[] buffer = new byte[BUFFER];
    boolean atStart = true;
    boolean inMarker = false;
    for (int length = text.read(buffer); length > 0; length = text.read(buffer)) {
      int at = 0;
      while (at < length) {
        if (atStart) {
          inMarker = buffer[at] == '#';
        }
        int end = endOfLine(buffer, at, length);
        if (inMarker) {
          line.write(buffer, at, Math.min(end - at, LONGEST - line.size()));
        }
        atStart = end < length;
        if (atStart && inMarker) {
          take();
        }
        at = end + 1;
      }
    }
  }

  /** Where the line ends, or the bytes do. */
  private static int endOfLine(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Takes a line of the form {@code # NUMBER "NAME" FLAGS}. */
  private void take() {
    String marker = line.toString(StandardCharsets.UTF_8);
    line.reset();
    int open = marker.indexOf('"');
    int close = marker.lastIndexOf('"');
    if (open == close || !isNumber(marker.substring(1, open).strip())) {
      return;
    }
    // The flags are in order, and the first says that a file is entered.
    String flags = marker.substring(close + 1) + " ";
    if (flags.startsWith(" 1 ") || names.isEmpty()) {
      names.add(spelled(marker.substring(open + 1, close)));
    }
  }

  private static boolean isNumber(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty();
  }

  private static String spelled(String quoted) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < quoted.length(); i++) {
      boolean quotes = quoted.charAt(i) == '\\' && i + 1 < quoted.length();
      name.append(quoted.charAt(quotes ? ++i : i));
    }
    int start = 0;
    while (name.length() > start + 2
        && name.charAt(start) == '.'
        && name.charAt(start + 1) == '/') {
      start += 2;
      while (start < name.length() - 1 && name.charAt(start) == '/') {
        start++;
      }
    }
    return name.substring(start);
  }
}
