/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import java.util.Objects;

/** What changed: unified differences of texts, and deltas of bytes. */
public final class Deltas {
  static {
    NativeLibrary.load();
  }

  private Deltas() {}

  /** The hunks of a unified difference, without the lines that name files. */
  public static String diff(String before, String after) {
    return diffNative(
        Objects.requireNonNull(before, "before"), Objects.requireNonNull(after, "after"));
  }

  /**
   * Applies a unified difference.
   *
   * @throws CodecException if a line of it is not where it should be
   */
  public static String patch(String before, String difference) {
    return patchNative(
        Objects.requireNonNull(before, "before"), Objects.requireNonNull(difference, "difference"));
  }

  /** A delta that makes {@code target} of {@code source}. */
  public static byte[] encode(byte[] source, byte[] target) {
    return encodeNative(
        Objects.requireNonNull(source, "source"), Objects.requireNonNull(target, "target"));
  }

  /**
   * Applies a delta.
   *
   * @throws IllegalArgumentException if it was made for another source
   */
  public static byte[] apply(byte[] source, byte[] delta) {
    return applyNative(
        Objects.requireNonNull(source, "source"), Objects.requireNonNull(delta, "delta"));
  }

  private static native String diffNative(String before, String after);

  private static native String patchNative(String before, String difference);

  private static native byte[] encodeNative(byte[] source, byte[] target);

  private static native byte[] applyNative(byte[] source, byte[] delta);
}
