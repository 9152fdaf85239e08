/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

/** Rows of grey values from the top, without gaps. The array is not copied. */
public record GreyImage(int width, int height, byte[] pixels) {
  /** Checks that there is a pixel for each place. */
  public GreyImage {
    if (width < 1 || height < 1 || (long) width * height != pixels.length) {
      throw new IllegalArgumentException(
          width + " by " + height + " are not " + pixels.length + " pixels");
    }
  }
}
