/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Inputs that are the same in every run. */
final class Samples {
  private Samples() {}

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] random(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** Words in sentences, a few of them not ASCII; about {@code size} characters. */
  static String prose(int size, long seed) {
    String[] words = {"the", "cache", "may", "lose", "time", "never", "a", "build", "größer", "π"};
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    while (text.length() < size) {
      text.append(words[random.nextInt(words.length)]).append(random.nextInt(9) == 0 ? ".\n" : " ");
    }
    return text.toString();
  }

  /** A wave with some noise on it, as little-endian integers of 32 bits. */
  static byte[] wave(int count, long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[4 * count];
    for (int i = 0; i < count; i++) {
      int value = (int) (100_000 * Math.sin(i / 50.0)) + random.nextInt(50);
      for (int k = 0; k < 4; k++) {
        bytes[4 * i + k] = (byte) (value >> 8 * k);
      }
    }
    return bytes;
  }

  private static byte[] filled(int size, int value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /** Bytes of all kinds by what they are. */
  static Map<String, byte[]> binary() {
    Map<String, byte[]> samples = new TreeMap<>(text());
    samples.put("one byte", new byte[] {42});
    samples.put("zeros", new byte[100_000]);
    samples.put("two values", ascii("ab".repeat(5_000)));
    samples.put("all ones", filled(70_001, 0xff));
    samples.put("random", random(90_001, 1));
    samples.put("random and short", random(7, 2));
    samples.put("wave", wave(10_000, 3));
    samples.put("random then zeros", Arrays.copyOf(random(1_000, 4), 70_003));
    return samples;
  }

  /** The samples that are UTF-8. */
  static Map<String, byte[]> text() {
    Map<String, byte[]> samples = new TreeMap<>();
    samples.put("empty", new byte[0]);
    samples.put("ascii", ascii("Hello, codec!"));
    samples.put("prose", utf8(prose(120_000, 5)));
    samples.put("all planes", utf8("a ä € 𝄞 \uD7FF\uE000\uFFFD" + Character.toString(0x10FFFF)));
    return samples;
  }
}
