/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({
    "10M, 10485760",
    "10240k, 10485760",
    "' 5 G ', 5368709120",
    "5gb, 5368709120",
    "5GiB, 5368709120",
    "1t, 1099511627776",
    "999999T, 1099510528264372224",
  })
  void parse_size_isItsBytes(String text, long bytes) {
    assertThat(ByteSize.parse(text)).contains(new ByteSize(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "G",
        "5",
        "5368709120",
        "-5G",
        "1.5G",
        "5X",
        "5Gx",
        "5GiBB",
        "9M",
        "0G",
        "1000000M",
        "large",
        "5 G B",
        "\u0665G"
      })
  void parse_anythingElse_isNone(String text) {
    assertThat(ByteSize.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5G, 5G", "10240k, 10M", "10241k, 10241K", "1024g, 1T", "3000T, 3000T"})
  void text_isTheShortestThatMeansTheSame(String given, String text) {
    ByteSize size = ByteSize.parse(given).orElseThrow();

    assertThat(size.text()).isEqualTo(text);
    assertThat(ByteSize.parse(text)).contains(size);
  }

  @Test
  void tooSmall_isRefused() {
    assertThatThrownBy(() -> new ByteSize(ByteSize.LEAST - 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
