/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Digest;

/**
 * What a compiler printed on one stream: short texts are kept in the record, long ones as a blob.
 */
public sealed interface Printed {
  /** Longest text, in bytes, that is kept in the record. */
  int INLINE_LIMIT = 1 << 16;

  /** A text in memory. */
  final class Inline implements Printed {
    private final byte[] bytes;

    Inline(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    int length() {
      return bytes.length;
    }

    @Override
    public boolean isEmpty() {
      return bytes.length == 0;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
      return bytes.clone();
    }
  }

  /**
   * A text in the store; {@link ResultStore#text} reads it.
   *
   * @param blob digest of its bytes
   * @param size how many they are
   */
  record AsBlob(Digest blob, long size) implements Printed {
    @Override
    public boolean isEmpty() {
      return size == 0;
    }
  }

  /** Whether there is nothing to read. */
  boolean isEmpty();

  /** A text in memory, of any length; the bytes are copied. */
  static Printed of(byte[] bytes) {
    return new Inline(bytes);
  }
}
