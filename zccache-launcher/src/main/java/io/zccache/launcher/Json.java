/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

/** Text as JSON has it. */
final class Json {
  private Json() {}

  /** A string in quotation marks. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u00").append((char) ('0' + (c >> 4))).append(hex(c & 15));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static char hex(int digit) {
    return (char) (digit < 10 ? '0' + digit : 'a' + digit - 10);
  }
}
