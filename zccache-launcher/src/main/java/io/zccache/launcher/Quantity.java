/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

/** Amounts as people read them. */
final class Quantity {
  private static final String[] UNITS = {"B", "KB", "MB", "GB"};

  private Quantity() {}

  /** A number of bytes, 1024 of them a KB, with one decimal from there on. */
  static String bytes(long count) {
    int unit = 0;
    long whole = count;
    long rest = 0;
    while (whole >= 1024 && unit < UNITS.length - 1) {
      rest = whole & 1023;
      whole >>= 10;
      unit++;
    }
    return unit == 0 ? whole + " B" : whole + "." + rest * 10 / 1024 + " " + UNITS[unit];
  }

  /** A time in seconds, its two largest parts. */
  static String seconds(long count) {
    if (count < 60) {
      return count + "s";
    }
    if (count < 3600) {
      return count / 60 + "m " + count % 60 + "s";
    }
    return count / 3600 + "h " + count % 3600 / 60 + "m";
  }

  /** A time in milliseconds: seconds with one decimal from one on, minutes from one on. */
  static String millis(long count) {
    if (count < 1000) {
      return count + "ms";
    }
    long seconds = count / 1000;
    return seconds < 60
        ? seconds + "." + count % 1000 / 100 + "s"
        : seconds / 60 + "m " + seconds % 60 + "s";
  }

  /** The part of hits in percent with one decimal, or {@code n/a} if there was nothing to hit. */
  static String rate(long hits, long misses) {
    long all = hits + misses;
    if (all <= 0) {
      return "n/a";
    }
    long tenths = hits * 1000 / all;
    return tenths / 10 + "." + tenths % 10 + "%";
  }
}
