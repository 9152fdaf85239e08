/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.Arrays;

/**
 * Line ends that the preprocessor removes: a backslash, or its trigraph, blanks that the compilers
 * forgive, and the line end.
 */
final class Splices {
  private Splices() {}

  /** The length of the splice that begins at a place; 0 if none does. */
  static int lengthAt(byte[] text, int start) {
    int at = start;
    if (text[at] == '\\') {
      at++;
    } else if (text[at] == '?'
        && at + 2 < text.length
        && text[at + 1] == '?'
        && text[at + 2] == '/') {
      at += 3;
    } else {
      return 0;
    }
    while (at < text.length && isBlank(text[at])) {
      at++;
    }
    return at < text.length && text[at] == '\n' ? at + 1 - start : 0;
  }

  /** The text without its splices. */
  static byte[] removed(byte[] text) {
    byte[] joined = new byte[text.length];
    int length = 0;
    int at = 0;
    while (at < text.length) {
      int splice = lengthAt(text, at);
      if (splice > 0) {
        at += splice;
      } else {
        joined[length++] = text[at++];
      }
    }
    return Arrays.copyOf(joined, length);
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\f' || b == 0x0b;
  }
}
