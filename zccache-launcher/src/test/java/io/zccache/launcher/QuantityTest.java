/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "1023,1023 B",
    "1024,1.0 KB",
    "1536,1.5 KB",
    "1048575,1023.9 KB",
    "10737418240,10.0 GB",
    "9223372036854775807,8589934591.9 GB"
  })
  void bytes_inTheLargestUnit(long count, String text) {
    assertThat(Quantity.bytes(count)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0s", "59,59s", "60,1m 0s", "3599,59m 59s", "3600,1h 0m", "90061,25h 1m"})
  void seconds_twoLargestParts(long count, String text) {
    assertThat(Quantity.seconds(count)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0ms", "999,999ms", "1000,1.0s", "59999,59.9s", "60000,1m 0s", "3661000,61m 1s"})
  void millis_shortOnesInParts(long count, String text) {
    assertThat(Quantity.millis(count)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0,n/a", "1,0,100.0%", "0,5,0.0%", "2,1,66.6%", "999,1,99.9%"})
  void rate_neverRoundedUp(long hits, long misses, String text) {
    assertThat(Quantity.rate(hits, misses)).isEqualTo(text);
  }
}
