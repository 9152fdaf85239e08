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

  private void read(InputStream text) throws IOException {
    byte[] buffer = new byte[BUFFER];
    boolean atStart = true;
    boolean inMarker = false;
    for (int length = text.read(buffer); length > 0; length = text.read(buffer)) {
      for (int i = 0; i < length; i++) {
        byte b = buffer[i];
        if (b == '\n') {
          if (inMarker) {
            take();
          }
          atStart = true;
          inMarker = false;
        } else if (atStart) {
          atStart = false;
          inMarker = b == '#';
        } else if (inMarker && line.size() < LONGEST) {
          line.write(b);
        }
      }
    }
  }

  /** Takes a line of the form {@code # NUMBER "NAME" FLAGS}; it is here without its first sign. */
  private void take() {
    String marker = line.toString(StandardCharsets.UTF_8);
    line.reset();
    int open = marker.indexOf('"');
    int close = marker.lastIndexOf('"');
    if (open == close || !isNumber(marker.substring(0, open).strip())) {
      return;
    }
    boolean enters = List.of(marker.substring(close + 1).strip().split(" ")).contains("1");
    if (enters || names.isEmpty()) {
      names.add(spelled(marker.substring(open + 1, close)));
    }
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
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
