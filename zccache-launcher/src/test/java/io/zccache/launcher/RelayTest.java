/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1,1",
    "7,7",
    "255,255",
    "256,1",
    "257,1",
    "512,1",
    "-1,255",
    "-9,247",
    "-256,1",
    "137,137",
    "2147483647,255",
    "-2147483648,1"
  })
  void exitCode_lastEightBits_neverZeroForAFailure(int code, int returned) {
    assertThat(Relay.exitCode(code)).isEqualTo(returned);
  }
}
