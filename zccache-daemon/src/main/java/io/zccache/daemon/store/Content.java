/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Digest;
import java.nio.file.Path;

/** Where the bytes of an output are. */
public sealed interface Content {

  /**
   * In a file that nobody changes as long as this value is used.
   *
   * @param path the file
   */
  record InFile(Path path) implements Content {}

  /** In memory. */
  final class InMemory implements Content {
    private final byte[] bytes;

    InMemory(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    /** A copy of the bytes. */
    byte[] bytes() {
      return bytes.clone();
    }
  }

  /**
   * In the store.
   *
   * @param blob digest of the bytes
   * @param size how many they are
   */
  record InStore(Digest blob, long size) implements Content {}

  /** Bytes in memory; they are copied. */
  static Content of(byte[] bytes) {
    return new InMemory(bytes);
  }

  /** Bytes in a file that nobody changes as long as the content is used. */
  static Content of(Path file) {
    return new InFile(file);
  }
}
