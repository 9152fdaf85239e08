/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Archives in the ustar form of tar, without times and owners: equal files make equal archives. */
public final class Archives {
  static {
    NativeLibrary.load();
  }

  private Archives() {}

  /**
   * Packs file contents by name.
   *
   * @throws IllegalArgumentException if a name is absolute, leads up, or is too long for ustar
   */
  public static byte[] pack(Map<String, byte[]> files) {
    List<Object> pairs = new ArrayList<>();
    files.forEach(
        (name, content) -> {
          pairs.add(Objects.requireNonNull(name, "name"));
          pairs.add(Objects.requireNonNull(content, name));
        });
    return packNative(pairs.toArray());
  }

  /** The file contents of an archive by name. */
  public static SortedMap<String, byte[]> unpack(byte[] archive) {
    Object[] pairs = unpackNative(Objects.requireNonNull(archive, "archive"));
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      files.put((String) pairs[i], (byte[]) pairs[i + 1]);
    }
    return files;
  }

  private static native byte[] packNative(Object[] pairs);

  private static native Object[] unpackNative(byte[] archive);
}
