/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource({
    "a.c, C, CXX",
    "dir.x/a.b.c, C, CXX",
    "a.i, PREPROCESSED_C, PREPROCESSED_CXX",
    "a.ii, PREPROCESSED_CXX, PREPROCESSED_CXX",
    "a.s, ASSEMBLER, ASSEMBLER",
    "a.S, ASSEMBLER_WITH_CPP, ASSEMBLER_WITH_CPP",
    "a.C, CXX, CXX",
    "a.cc, CXX, CXX",
    "a.cp, CXX, CXX",
    "a.cpp, CXX, CXX",
    "a.CPP, CXX, CXX",
    "a.cxx, CXX, CXX",
    "a.c++, CXX, CXX",
    "a.h, C_HEADER, CXX_HEADER",
    "a.hxx, CXX_HEADER, CXX_HEADER",
  })
  void ofFileName_knownEnding_dependsOnTheDriver(String name, Language inC, Language inCxx) {
    assertThat(Language.ofFileName(name, false)).contains(inC);
    assertThat(Language.ofFileName(name, true)).contains(inCxx);
  }

  @ParameterizedTest
  @CsvSource({"a", "a.o", "c", ".c", "a.c/b", "a.sx", "a.m", "a."})
  void ofFileName_otherName_isNone(String name) {
    assertThat(Language.ofFileName(name, false)).isEmpty();
    assertThat(Language.ofFileName(name, true)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void ofOption_ownName_isTheLanguage(Language language) {
    assertThat(Language.ofOption(language.option())).contains(language);
  }

  @Test
  void ofOption_otherName_isNone() {
    assertThat(Language.ofOption("objective-c")).isEmpty();
  }

  @Test
  void usesPreprocessor_ofWhatIsPreprocessedAlready_isFalse() {
    assertThat(Language.values())
        .filteredOn(Language::usesPreprocessor)
        .containsExactly(
            Language.C,
            Language.CXX,
            Language.C_HEADER,
            Language.CXX_HEADER,
            Language.ASSEMBLER_WITH_CPP);
  }
}
