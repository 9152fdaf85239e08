/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import java.util.List;
import java.util.Objects;

/** Codecs one after the other, written as {@code bwt | mtf | rle | range} or {@code delta:4}. */
public final class Pipeline {
  static {
    NativeLibrary.load();
  }

  private final String expression;

  private Pipeline(String expression) {
    this.expression = expression;
  }

  /**
   * Parses an expression.
   *
   * @throws IllegalArgumentException if it names a codec or a number that there is not
   */
  public static Pipeline of(String expression) {
    check(Objects.requireNonNull(expression, "expression"));
    return new Pipeline(expression);
  }

  /** A line for each codec: its name, a blank, and what it does. */
  public static List<String> codecs() {
    return List.of(list());
  }

  /** Runs all codecs, the first one first. */
  public byte[] encode(byte[] input) {
    return encode(expression, Objects.requireNonNull(input, "input"));
  }

  /**
   * Undoes {@link #encode}.
   *
   * @throws CodecException if the input can't have come from there
   */
  public byte[] decode(byte[] input) {
    return decode(expression, Objects.requireNonNull(input, "input"));
  }

  /** Encodes; a line for each codec tells the size of its output and the time that it took. */
  public String profile(byte[] input) {
    return profile(expression, Objects.requireNonNull(input, "input"));
  }

  @Override
  public String toString() {
    return expression;
  }

  private static native void check(String expression);

  private static native byte[] encode(String expression, byte[] input);

  private static native byte[] decode(String expression, byte[] input);

  private static native String profile(String expression, byte[] input);

  private static native String[] list();
}
