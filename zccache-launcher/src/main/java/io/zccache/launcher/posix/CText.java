/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.FilePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.teavm.interop.Address;

/** Bytes that end with a zero, and lists of them that end with a null. */
final class CText {
  private CText() {}

  /** The bytes before the zero. */
  static byte[] bytes(Address text) {
    byte[] bytes = new byte[(int) Posix.strlen(text)];
    Address.moveMemoryBlock(text, Address.ofData(bytes), bytes.length);
    return bytes;
  }

  /** A copy in malloc's memory. */
  static Address of(byte[] bytes) {
    Address text = Posix.malloc(bytes.length + 1L);
    Address.moveMemoryBlock(Address.ofData(bytes), text, bytes.length);
    text.add(bytes.length).putByte((byte) 0);
    return text;
  }

  /** A copy in malloc's memory. */
  static Address of(FilePath path) {
    return of(path.toBytes());
  }

  /** A copy of {@code text}, which is ASCII. */
  static Address of(String text) {
    return of(FilePath.of(text));
  }

  /** A copy of all in malloc's memory. */
  static Address list(List<byte[]> texts) {
    Address list = Posix.malloc((texts.size() + 1L) * Address.sizeOf());
    for (int i = 0; i < texts.size(); i++) {
      list.add(i * Address.sizeOf()).putAddress(of(texts.get(i)));
    }
    list.add(texts.size() * Address.sizeOf()).putLong(0);
    return list;
  }

  /** All texts of a list that ends with a null. */
  static List<byte[]> texts(Address list) {
    List<byte[]> texts = new ArrayList<>(64);
    for (int i = 0; list.add(i * Address.sizeOf()).getLong() != 0; i++) {
      texts.add(bytes(list.add(i * Address.sizeOf()).getAddress()));
    }
    return texts;
  }

  /** The system's words for an error. */
  static String error(int error) {
    return new String(bytes(Posix.strerror(error)), StandardCharsets.UTF_8);
  }
}
