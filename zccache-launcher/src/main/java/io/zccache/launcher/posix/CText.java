/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.FilePath;
import java.util.ArrayList;
import java.util.List;
import org.teavm.interop.Address;

/** Reading of texts of C: bytes that end with a zero. */
final class CText {
  private CText() {}

  /** The bytes before the zero. */
  static byte[] bytes(Address text) {
    byte[] bytes = new byte[(int) Posix.strlen(text)];
    Address.moveMemoryBlock(text, Address.ofData(bytes), bytes.length);
    return bytes;
  }

  /** All texts of a list of pointers that ends with a null. */
  static List<byte[]> texts(Address list) {
    List<byte[]> texts = new ArrayList<>(64);
    for (int i = 0; list.add(i * Address.sizeOf()).getLong() != 0; i++) {
      texts.add(bytes(list.add(i * Address.sizeOf()).getAddress()));
    }
    return texts;
  }

  /** The system's words for an error. */
  static String error(int error) {
    return FilePath.of(bytes(Posix.strerror(error))).text();
  }
}
