/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.setting;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of names: {@code *} stands for any text, {@code ?} for one character, all else for
 * itself.
 *
 * @param text the pattern as written
 */
public record NamePattern(String text) {

  /** The patterns of a list: between commas or line ends, without blanks around them. */
  public static List<NamePattern> list(String text) {
    List<NamePattern> patterns = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length() || text.charAt(i) == ',' || text.charAt(i) == '\n';
      if (end) {
        String pattern = text.substring(start, i).trim();
        if (!pattern.isEmpty()) {
          patterns.add(new NamePattern(pattern));
        }
        start = i + 1;
      }
    }
    return patterns;
  }

  /**
   * Whether it is a pattern of programs' names. Others have a slash, a colon or an at sign, and
   * mean parts of a build.
   */
  public boolean isOfTools() {
    return text.indexOf('/') < 0 && text.indexOf(':') < 0 && text.indexOf('@') < 0;
  }

  /** Whether a name is meant. */
  public boolean matches(String name) {
    int in = 0;
    int at = 0;
    int star = -1;
    int retry = 0;
    while (at < name.length()) {
      char wanted = in < text.length() ? text.charAt(in) : 0;
      if (wanted == '*') {
        star = in++;
        retry = at;
      } else if (in < text.length() && (wanted == '?' || wanted == name.charAt(at))) {
        in++;
        at++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (in < text.length() && text.charAt(in) == '*') {
      in++;
    }
    return in == text.length();
  }
}
