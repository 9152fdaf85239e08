/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.setting;

import java.util.Optional;

/**
 * The size of a cache as users write it.
 *
 * <pre>
 * size  := digits blank* unit      one to six digits
 * unit  := ('K' | 'M' | 'G' | 'T') ['B' | 'iB']      in steps of 1024; the case does not matter
 * </pre>
 *
 * @param bytes at least {@link #LEAST}
 */
public record ByteSize(long bytes) {
  /** What is allowed, in words. */
  public static final String ALLOWED = "a size of 10M or more such as 500M, 5G, 1T";

  /** How large a cache may grow if nobody says otherwise: 10 GiB. */
  public static final ByteSize USUAL = new ByteSize(10L << 30);

  /** Less holds no useful cache: 10 MiB. */
  static final long LEAST = 10L << 20;

  private static final String UNITS = "KMGT";
  private static final int BITS_PER_UNIT = 10;
  private static final int MOST_DIGITS = 6;

  /** Checks the value. */
  public ByteSize {
    if (bytes < LEAST) {
      throw new IllegalArgumentException("too small for a cache: " + bytes);
    }
  }

  /** The size that a text means; none if it means no size, or too small a one. */
  public static Optional<ByteSize> parse(String text) {
    String size = text.strip();
    int digits = 0;
    long number = 0;
    while (digits < size.length() && isDigit(size.charAt(digits))) {
      if (digits == MOST_DIGITS) {
        return Optional.empty();
      }
      number = number * 10 + (size.charAt(digits) - '0');
      digits++;
    }
    String unit = size.substring(digits).strip();
    int scale = unit.isEmpty() ? -1 : UNITS.indexOf(upper(unit.charAt(0)));
    if (scale < 0 || !isByteWord(unit.substring(1))) {
      return Optional.empty();
    }
    long bytes = number << (BITS_PER_UNIT * (scale + 1));
    return bytes < LEAST ? Optional.empty() : Optional.of(new ByteSize(bytes));
  }

  /** The size in the largest unit that divides it, rounded down to kibibytes. */
  public String text() {
    int scale = UNITS.length();
    while (scale > 1 && bytes % (1L << (BITS_PER_UNIT * scale)) != 0) {
      scale--;
    }
    return (bytes >> (BITS_PER_UNIT * scale)) + UNITS.substring(scale - 1, scale);
  }

  private static boolean isByteWord(String rest) {
    return rest.isEmpty() || rest.equalsIgnoreCase("b") || rest.equalsIgnoreCase("ib");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }
}
