/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtcTimeTest {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000Z",
    "951782399999, 2000-02-28T23:59:59.999Z",
    "951782400000, 2000-02-29T00:00:00.000Z",
    "951868800000, 2000-03-01T00:00:00.000Z",
    "1767225600007, 2026-01-01T00:00:00.007Z",
    "4107542399999, 2100-02-28T23:59:59.999Z",
    "4107542400000, 2100-03-01T00:00:00.000Z",
  })
  void text_turnsOfTheCalendar_areRight(long millis, String text) {
    assertThat(UtcTime.text(millis)).isEqualTo(text);
  }

  @Test
  void text_anyTime_isWhatThePlatformSays() {
    Random random = new Random(7);
    long yearTenThousand = 253_402_300_800_000L;
    for (int i = 0; i < 20_000; i++) {
      long millis = random.nextLong(yearTenThousand);
      assertThat(UtcTime.text(millis)).isEqualTo(ISO.format(Instant.ofEpochMilli(millis)));
    }
  }
}
