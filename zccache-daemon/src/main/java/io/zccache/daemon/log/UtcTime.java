/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

/**
 * Points in time as ISO 8601 text in UTC. Computed by hand: the platform's formatter costs tens of
 * milliseconds in a fresh JVM, before the first line of the log.
 */
final class UtcTime {
  private static final long MILLIS_PER_DAY = 86_400_000L;

  private UtcTime() {}

  /** For example {@code 2026-01-02T03:04:05.678Z}, for years 1970 to 9999. */
  static String text(long epochMillis) {
    long days = Math.floorDiv(epochMillis, MILLIS_PER_DAY);
    int inDay = (int) Math.floorMod(epochMillis, MILLIS_PER_DAY);
    StringBuilder out = new StringBuilder(24);
    date(out, days);
    out.append('T');
    padded(out, inDay / 3_600_000, 2).append(':');
    padded(out, inDay / 60_000 % 60, 2).append(':');
    padded(out, inDay / 1000 % 60, 2).append('.');
    return padded(out, inDay % 1000, 3).append('Z').toString();
  }

  /*
   * Years counted from 1 March, so that the leap day is the last of its year; 719468 days lie
   * between 0000-03-01 and 1970-01-01.
   */
  private static void date(StringBuilder out, long daysSinceEpoch) {
    long days = daysSinceEpoch + 719_468;
    long era = Math.floorDiv(days, 146_097L);
    int dayOfEra = (int) Math.floorMod(days, 146_097L);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    int year = (int) (era * 400) + yearOfEra + (month <= 2 ? 1 : 0);
    padded(out, year, 4).append('-');
    padded(out, month, 2).append('-');
    padded(out, day, 2);
  }

  private static StringBuilder padded(StringBuilder out, int value, int digits) {
    int limit = 10;
    for (int i = 1; i < digits; i++) {
      if (value < limit) {
        out.append('0');
      }
      limit *= 10;
    }
    return out.append(value);
  }
}
