/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileStampTest {
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    // mtime, ctime, looked at (milliseconds), settled
    "1001, 1001, 1051, false",
    "1001, 1001, 1052, true",
    "500, 1001, 1051, false",
    "1001, 500, 1051, false",
    "1000, 1000, 2000, false",
    "1000, 1000, 9000, false",
    "1000, 1001, 1052, true",
    "1001, 1000, 1052, true",
    "1001, 1001, 1001, false",
    "9001, 1001, 5000, false",
  })
  void settledAt_onceTheClockHasTicked_unlessSecondsAreWhole(
      long mtime, long ctime, long looked, boolean settled) {
    FileStamp stamp = new FileStamp(1, 2, 3, mtime * 1_000_000, ctime * 1_000_000);
    assertThat(stamp.settledAt(looked * 1_000_000)).isEqualTo(settled);
  }

  @ParameterizedTest
  @CsvSource({
    // mtime, ctime, looked at (milliseconds), settled
    "1000, 1000, 4000, false",
    "1000, 1000, 4001, true",
    "1000, 2000, 4001, false",
    "3000, 1000, 4001, false",
    "1001, 1000, 1051, false",
    "1001, 1000, 1052, true",
  })
  void settledWhileMountedAt_wholeSeconds_afterTheCoarsestTick(
      long mtime, long ctime, long looked, boolean settled) {
    FileStamp stamp = new FileStamp(1, 2, 3, mtime * 1_000_000, ctime * 1_000_000);
    assertThat(stamp.settledWhileMountedAt(looked * 1_000_000)).isEqualTo(settled);
  }

  @Test
  void epochNanos_keepsNanoseconds() {
    assertThat(FileStamp.epochNanos(Instant.ofEpochSecond(7, 123_456_789)))
        .isEqualTo(7 * SECOND + 123_456_789);
    assertThat(FileStamp.epochNanos(Instant.ofEpochSecond(-1, 5))).isEqualTo(5 - SECOND);
  }
}
