/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import java.util.Objects;

/** Checksums and digests of bytes. Those of 16 and 32 bits are returned without a sign. */
public final class Digests {
  static {
    NativeLibrary.load();
  }

  private Digests() {}

  /** CRC-32 as in zip files. */
  public static long crc32(byte[] input) {
    return Integer.toUnsignedLong(crc32Native(Objects.requireNonNull(input, "input")));
  }

  /** CRC-16/CCITT-FALSE. */
  public static int crc16(byte[] input) {
    return crc16Native(Objects.requireNonNull(input, "input"));
  }

  /** Adler-32 as in zlib streams. */
  public static long adler32(byte[] input) {
    return Integer.toUnsignedLong(adler32Native(Objects.requireNonNull(input, "input")));
  }

  /** XXH32. */
  public static long xxh32(int seed, byte[] input) {
    return Integer.toUnsignedLong(xxh32Native(seed, Objects.requireNonNull(input, "input")));
  }

  /** XXH64; all 64 bits count. */
  public static long xxh64(long seed, byte[] input) {
    return xxh64Native(seed, Objects.requireNonNull(input, "input"));
  }

  /** The 32 bytes of SHA-256. */
  public static byte[] sha256(byte[] input) {
    return sha256Native(Objects.requireNonNull(input, "input"));
  }

  private static native int crc32Native(byte[] input);

  private static native int crc16Native(byte[] input);

  private static native int adler32Native(byte[] input);

  private static native int xxh32Native(int seed, byte[] input);

  private static native long xxh64Native(long seed, byte[] input);

  private static native byte[] sha256Native(byte[] input);
}
