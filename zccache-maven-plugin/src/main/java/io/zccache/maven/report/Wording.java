/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as people read them, the same in every locale. */
public final class Wording {

  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Wording() {}

  /** A number and its noun: {@code 1 hit}, {@code 2 hits}. */
  public static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** A share in percent, {@code 100 %} only if it is all. */
  static String share(long part, long whole) {
    long tenths = whole == 0 ? 0 : part * 1000 / whole;
    return tenths % 10 == 0
        ? tenths / 10 + " %"
        : String.format(Locale.ROOT, "%d.%d %%", tenths / 10, tenths % 10);
  }

  static String time(long nanos) {
    if (nanos < 1_000_000_000L) {
      return nanos / 1_000_000 + " ms";
    }
    long tenths = nanos / 100_000_000L;
    return tenths < 600
        ? String.format(Locale.ROOT, "%d.%d s", tenths / 10, tenths % 10)
        : duration(tenths / 10);
  }

  /** Whole seconds in their two largest units. */
  static String duration(long seconds) {
    long minutes = seconds / 60;
    if (minutes == 0) {
      return seconds + " s";
    }
    return minutes < 60
        ? minutes + " min " + seconds % 60 + " s"
        : minutes / 60 + " h " + minutes % 60 + " min";
  }

  public static String bytes(long bytes) {
    if (bytes < 1024) {
      return count(bytes, "byte", "bytes");
    }
    double size = bytes;
    int unit = -1;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
  }

  static String list(List<Tally.Reason> reasons) {
    return reasons.stream().map(Tally.Reason::toString).collect(Collectors.joining(", "));
  }
}
