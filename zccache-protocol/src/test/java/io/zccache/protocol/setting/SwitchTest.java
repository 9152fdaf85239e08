/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchTest {
  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "yes", "on", "TRUE", "Yes", "oN", " on\t"})
  void parse_wordsForOn_areOn(String text) {
    assertThat(Switch.parse(text)).contains(Switch.ON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "false", "no", "off", "FALSE", "No", "oFF", "\n off "})
  void parse_wordsForOff_areOff(String text) {
    assertThat(Switch.parse(text)).contains(Switch.OFF);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "2", "01", "y", "n", "t", "enabled", "truetrue", "o n", "tr\u00fce"})
  void parse_anythingElse_isNothing(String text) {
    assertThat(Switch.parse(text)).isEmpty();
  }

  @Test
  void parse_aLocaleWithLettersOfItsOwn_changesNothing() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(Switch.parse("NO")).contains(Switch.OFF);
      assertThat(Switch.parse("\u0131")).isEmpty();
    } finally {
      Locale.setDefault(before);
    }
  }
}
