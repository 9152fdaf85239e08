/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.nio.charset.StandardCharsets;

/**
 * Text as bytes, without a charset's encoder where it is ASCII: in the launcher each costs pages.
 */
final class Encoded {
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
}
