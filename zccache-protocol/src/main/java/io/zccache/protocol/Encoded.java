/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.nio.charset.StandardCharsets;

/**
 * Text as bytes and back, without a charset's coder where the text is ASCII: a coder costs the
 * launcher pages that nothing else needs.
 */
final class Encoded {
  /** Longer ones go to the charset, which is faster on a JVM. */
  private static final int SHORT = 32;

  private Encoded() {}

  /** {@code text} as UTF-8; a surrogate without its partner becomes a question mark. */
  static byte[] utf8(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return text.getBytes(StandardCharsets.UTF_8);
      }
      bytes[i] = (byte) c;
    }
    return bytes;
  }

  /** The text that these bytes, which are UTF-8, spell. */
  static String text(byte[] array, int offset, int length) {
    if (length > SHORT) {
      return new String(array, offset, length, StandardCharsets.UTF_8);
    }
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      byte b = array[offset + i];
      if (b < 0) {
        return new String(array, offset, length, StandardCharsets.UTF_8);
      }
      chars[i] = (char) b;
    }
    return new String(chars);
  }
}
