/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import java.util.Objects;

/** Pictures and sound, compressed with loss. */
public final class Media {
  static {
    NativeLibrary.load();
  }

  private Media() {}

  /** Compresses an image; {@code quality} is from 1 (small) to 100 (good). */
  public static byte[] encodeImage(GreyImage image, int quality) {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("quality " + quality);
    }
    return encodeImageNative(image.width(), image.height(), image.pixels(), quality);
  }

  public static GreyImage decodeImage(byte[] input) {
    return decodeImageNative(Objects.requireNonNull(input, "input"));
  }

  /** Compresses 16-bit samples of one channel to four bits each. */
  public static byte[] encodeSound(short[] samples) {
    return encodeSoundNative(Objects.requireNonNull(samples, "samples"));
  }

  public static short[] decodeSound(byte[] input) {
    return decodeSoundNative(Objects.requireNonNull(input, "input"));
  }

  private static native byte[] encodeImageNative(int width, int height, byte[] pixels, int quality);

  private static native GreyImage decodeImageNative(byte[] input);

  private static native byte[] encodeSoundNative(short[] samples);

  private static native short[] decodeSoundNative(byte[] input);
}
