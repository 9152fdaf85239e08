/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.FilePath;
import org.junit.jupiter.api.Test;

class WarningMarkTest {
  private static final long NOW = 1_700_000_000;

  @Test
  void isDue_nobodyWarnedYet() {
    assertThat(due("", "s", NOW)).isTrue();
    assertThat(due("", "-", NOW)).isTrue();
    assertThat(due("nonsense", "-", NOW)).isTrue();
  }

  @Test
  void isDue_sameSession_never() {
    assertThat(due(WarningMark.format("s", NOW), "s", NOW)).isFalse();
    assertThat(due(WarningMark.format("s", NOW), "s", NOW + 100_000)).isFalse();
  }

  @Test
  void isDue_otherSession_atOnce() {
    assertThat(due(WarningMark.format("s", NOW), "t", NOW)).isTrue();
    assertThat(due(WarningMark.format("-", NOW), "t", NOW)).isTrue();
  }

  @Test
  void isDue_noSession_afterTenMinutes() {
    assertThat(due(WarningMark.format("-", NOW), "-", NOW + 599)).isFalse();
    assertThat(due(WarningMark.format("-", NOW), "-", NOW + 600)).isTrue();
    assertThat(due(WarningMark.format("-", NOW), "-", NOW - 1)).as("the clock went back").isTrue();
    assertThat(due("- soon", "-", NOW)).isTrue();
  }

  private static boolean due(String mark, String session, long now) {
    return WarningMark.isDue(FilePath.of(mark).toBytes(), session, now);
  }
}
