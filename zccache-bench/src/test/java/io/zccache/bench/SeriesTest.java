/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeriesTest {
  @Test
  void median_oddNumberOfValues_isTheMiddleOne() {
    assertThat(Series.of(9, 1, 5).median()).isEqualTo(5);
  }

  @Test
  void median_evenNumberOfValues_isBetweenTheTwoInTheMiddle() {
    assertThat(Series.of(4, 1, 3, 2).median()).isEqualTo(2.5);
  }

  @Test
  void median_noValue_isNoNumber() {
    assertThat(Series.of().median()).isNaN();
  }

  @Test
  void quantile_nineTenthsOfElevenValues_isTheTenth() {
    assertThat(Series.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).quantile(0.9)).isEqualTo(9);
  }

  @Test
  void over_valuesInPairs_dividesEachByItsPartner() {
    Series ratios = Series.of(1, 4, 9).over(Series.of(2, 2, 3), 0);

    assertThat(ratios.values()).containsExactly(0.5, 2.0, 3.0);
  }

  @Test
  void over_withAnAllowance_takesItFromOursOnly() {
    assertThat(Series.of(1.5).over(Series.of(2), 0.5).values()).containsExactly(0.5);
  }

  @Test
  void over_differentNumbersOfValues_isRefused() {
    assertThatThrownBy(() -> Series.of(1).over(Series.of(1, 2), 0))
        .hasMessage("1 values against 2");
  }
}
