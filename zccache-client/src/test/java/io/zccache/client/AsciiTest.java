/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AsciiTest {
  @Test
  void text_ofAsciiOnly_isAscii() {
    assertThat(Ascii.isAscii("gcc-12")).isTrue();
    assertThat(Ascii.isAscii("gr\u00fcn")).isFalse();
    assertThat(Ascii.isAscii(bytes("gcc"))).isTrue();
    assertThat(Ascii.isAscii(bytes("\u00fc"))).isFalse();
    assertThat(Ascii.text(Ascii.bytes("x y"))).isEqualTo("x y");
  }

  @Test
  void bytes_areComparedFromBothEnds() {
    assertThat(Ascii.equal(bytes("-c"), "-c")).isTrue();
    assertThat(Ascii.equal(bytes("-cc"), "-c")).isFalse();
    assertThat(Ascii.equal(bytes("-x"), "-c")).isFalse();
    assertThat(Ascii.startsWith(bytes("-"), "-c")).isFalse();
    assertThat(Ascii.endsWith(bytes("llvm-ar"), "-ar")).isTrue();
    assertThat(Ascii.endsWith(bytes("r"), "-ar")).isFalse();
    assertThat(Ascii.indexOf(bytes("a-ar"), "-ar")).isEqualTo(1);
    assertThat(Ascii.indexOf(bytes("a"), "-ar")).isEqualTo(-1);
  }

  @Test
  void letters_areMadeSmall_andBlanksTakenOff() {
    assertThat(Ascii.lower(bytes("Lib[@Z`]"))).isEqualTo(bytes("lib[@z`]"));
    assertThat(Ascii.trim(bytes(" \tauto\t "))).isEqualTo(bytes("auto"));
    assertThat(Ascii.trim(bytes(" \t"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(UnavailableReason.class)
  void trouble_isToldInOneLine(UnavailableReason reason) {
    assertThat(new Outcome.Unavailable(reason, "").text()).isEqualTo(reason.sentence());
    assertThat(new Outcome.Unavailable(reason, "why").text())
        .isEqualTo(reason.sentence() + ": why");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
