/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import java.util.Arrays;
import java.util.Objects;

/** Content in {@code data + parity} shards, of which any {@code data} bring it back. */
public final class Shards {
  static {
    NativeLibrary.load();
  }

  private Shards() {}

  /** Cuts content into shards of one size; there are at most 256. */
  public static byte[][] split(byte[] content, int data, int parity) {
    if (data < 1 || parity < 0 || data + parity > 256) {
      throw new IllegalArgumentException(data + " and " + parity + " shards");
    }
    int size = (content.length + data - 1) / data;
    byte[][] shards = new byte[data + parity][];
    for (int i = 0; i < data; i++) {
      int from = Math.min(content.length, i * size);
      int to = Math.min(content.length, from + size);
      shards[i] = Arrays.copyOf(Arrays.copyOfRange(content, from, to), size);
    }
    encodeNative(shards, data, size);
    return shards;
  }

  /**
   * Joins what {@link #split} made of {@code length} bytes; lost shards are null.
   *
   * @throws CodecException if too few are left
   */
  public static byte[] join(byte[][] shards, int data, int length) {
    if (data < 1 || data > shards.length || length < 0) {
      throw new IllegalArgumentException(data + " of " + shards.length + " shards");
    }
    int size = (length + data - 1) / data;
    byte[][] copy = shards.clone();
    if (hasOtherSize(copy, size)) {
      throw new IllegalArgumentException("shards that don't have " + size + " bytes");
    }
    restoreNative(copy, data, size);
    byte[] content = new byte[length];
    for (int i = 0; i < data; i++) {
      int from = Math.min(length, i * size);
      System.arraycopy(copy[i], 0, content, from, Math.min(size, length - from));
    }
    return content;
  }

  private static boolean hasOtherSize(byte[][] shards, int size) {
    return Arrays.stream(shards).filter(Objects::nonNull).anyMatch(shard -> shard.length != size);
  }

  private static native void encodeNative(byte[][] shards, int data, int size);

  private static native void restoreNative(byte[][] shards, int data, int size);
}
