/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.util.List;

/** Numbers that look random and are the same for the same seed, everywhere (xorshift). */
public final class SeededNumbers {
  private long state;

  /** Numbers for {@code seed}, any but 0. */
  public SeededNumbers(long seed) {
    state = seed * 0x9e3779b97f4a7c15L;
  }

  /** Any 64 bits. */
  public long next() {
    state ^= state << 13;
    state ^= state >>> 7;
    state ^= state << 17;
    return state;
  }

  /** A number from 0 on, below {@code bound}. */
  public int below(int bound) {
    return (int) ((next() >>> 33) % bound);
  }

  /** Any of these. */
  public <T> T any(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** {@code count} bytes. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (next() >>> 40);
    }
    return bytes;
  }
}
