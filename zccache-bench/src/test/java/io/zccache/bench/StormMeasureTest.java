/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StormMeasureTest {
  @Test
  void objections_fewerKillsThanPlanned_areCountedAsWrong() {
    assertThat(StormMeasure.objections(4)).containsExactly("the daemon was killed 4 times, not 5");
    assertThat(StormMeasure.objections(0)).hasSize(1);
    assertThat(StormMeasure.objections(5)).isEmpty();
  }
}
