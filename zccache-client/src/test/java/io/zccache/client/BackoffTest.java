/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffTest {
  private final FakeTicker ticker = new FakeTicker();

  @Test
  void pause_doublesFromTwoToFiftyMilliseconds() {
    Backoff backoff = new Backoff(ticker, 1);
    long expected = 2_000_000;
    for (int i = 0; i < 10; i++) {
      long before = ticker.nanos();
      backoff.pause();
      assertThat(ticker.nanos() - before).isBetween(expected, expected + expected / 2);
      expected = Math.min(expected * 2, 50_000_000);
    }
  }

  @Test
  void pause_otherSeed_otherPauses() {
    new Backoff(ticker, 1).pause();
    long first = ticker.nanos();
    FakeTicker other = new FakeTicker();
    new Backoff(other, 2).pause();

    assertThat(other.nanos()).isNotEqualTo(first);
  }
}
