/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MediaTest {
  private static GreyImage circles(int width, int height) {
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      double distance = Math.hypot(i % width - width / 3.0, i / width - height / 2.0);
      pixels[i] = (byte) (128 + 100 * Math.sin(distance / 6));
    }
    return new GreyImage(width, height, pixels);
  }

  private static double meanError(GreyImage left, GreyImage right) {
    long sum = 0;
    for (int i = 0; i < left.pixels().length; i++) {
      sum += Math.abs((left.pixels()[i] & 0xff) - (right.pixels()[i] & 0xff));
    }
    return (double) sum / left.pixels().length;
  }

  @ParameterizedTest
  @CsvSource({"100, 1.0, 0.5", "75, 4.0, 0.2", "10, 12.0, 0.06"})
  void decodeImage_ofAQuality_isNearAndSmall(int quality, double mostError, double mostSize) {
    GreyImage image = circles(203, 151);
    byte[] encoded = Media.encodeImage(image, quality);
    GreyImage decoded = Media.decodeImage(encoded);
    assertEquals(203, decoded.width());
    assertEquals(151, decoded.height());
    double error = meanError(image, decoded);
    assertTrue(error < mostError, "error " + error);
    double size = (double) encoded.length / image.pixels().length;
    assertTrue(size < mostSize, "size " + size);
  }

  @Test
  void decodeImage_oneGrey_isExact() {
    byte[] pixels = new byte[35];
    Arrays.fill(pixels, (byte) 200);
    GreyImage decoded = Media.decodeImage(Media.encodeImage(new GreyImage(5, 7, pixels), 100));
    assertEquals(0, meanError(new GreyImage(5, 7, pixels), decoded));
  }

  @Test
  void decodeImage_damagedInput_isRefusedOrDecoded() {
    byte[] encoded = Media.encodeImage(circles(64, 64), 50);
    Random random = new Random(20);
    for (int round = 0; round < 500; round++) {
      byte[] damaged = Arrays.copyOf(encoded, 1 + random.nextInt(encoded.length));
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      assertDoesNotThrow(() -> decodeOrRefuse(damaged));
    }
  }

  private static void decodeOrRefuse(byte[] input) {
    try {
      Media.decodeImage(input);
    } catch (CodecException refused) {
      assertTrue(refused.getMessage().startsWith("image decode: "), refused.getMessage());
    }
  }

  @Test
  void decodeSound_aTone_isNear() {
    short[] samples = new short[4_001];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (12_000 * Math.sin(i / 9.0));
    }
    byte[] encoded = Media.encodeSound(samples);
    assertEquals(4 + 2_001, encoded.length);
    short[] decoded = Media.decodeSound(encoded);
    assertEquals(samples.length, decoded.length);
    double sum = 0;
    for (int i = 100; i < samples.length; i++) {
      sum += Math.abs(samples[i] - decoded[i]);
    }
    assertTrue(sum / samples.length < 400, "mean error " + sum / samples.length);
  }

  @Test
  void decodeSound_wrongLength_isRefused() {
    byte[] encoded = Media.encodeSound(new short[] {1, 2, 3});
    assertThrows(CodecException.class, () -> Media.decodeSound(Arrays.copyOf(encoded, 5)));
    assertThrows(CodecException.class, () -> Media.decodeSound(new byte[] {-1, -1, -1, -1}));
    assertEquals(0, Media.decodeSound(Media.encodeSound(new short[0])).length);
  }
}
