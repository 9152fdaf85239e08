/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.setting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "gcc, gcc, true",
    "gcc, gcc-12, false",
    "gcc, g, false",
    "gcc*, gcc, true",
    "gcc*, gcc-12, true",
    "*gcc*, arm-none-eabi-gcc-12, true",
    "*gcc, arm-gcc-gcc, true",
    "*-gcc, gcc, false",
    "cl?ng, clang, true",
    "cl?ng, clng, false",
    "g++, g++, true",
    "g++, ggg, false",
    "a.c, abc, false",
    "*, '', true",
    "?, '', false",
    "**, x, true",
    "*a*b*, xxaxxbxx, true",
    "*a*b*, xxbxxaxx, false",
    "*ab, aab, true",
    "ü*, über, true",
  })
  void matches_starsAndQuestionMarks(String pattern, String name, boolean expected) {
    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(expected);
  }

  @Test
  @Timeout(10)
  void matches_manyStars_endsSoon() {
    NamePattern pattern = new NamePattern("*a".repeat(500) + "b");

    assertThat(pattern.matches("a".repeat(5000))).isFalse();
  }

  @Test
  void list_isBetweenCommasAndLineEnds() {
    assertThat(NamePattern.list(" a ,b\n\t c*,\n,"))
        .extracting(NamePattern::text)
        .containsExactly("a", "b", "c*");
    assertThat(NamePattern.list(" \n,")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"gcc-*, true", "g:a, false", "native/, false", "compile@*, false"})
  void isOfTools_hasNoSignOfAnythingElse(String text, boolean tools) {
    assertThat(new NamePattern(text).isOfTools()).isEqualTo(tools);
  }
}
