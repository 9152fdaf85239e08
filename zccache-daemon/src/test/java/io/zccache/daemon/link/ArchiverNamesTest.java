/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.link.ArchiverNames.Purpose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiverNamesTest {
  @ParameterizedTest
  @CsvSource({
    "ar, MEMBERS, false",
    "x86_64-linux-gnu-ar, MEMBERS, false",
    "llvm-ar, MEMBERS, false",
    "llvm-ar-14, MEMBERS, false",
    "gcc-ar, MEMBERS, true",
    "x86_64-linux-gnu-gcc-ar-12, MEMBERS, true",
    "ranlib, INDEX, false",
    "llvm-ranlib, INDEX, false",
    "gcc-ranlib-12, INDEX, true",
  })
  void name_ofAnArchiver_tellsWhatItIsFor(String name, Purpose purpose, boolean wrapper) {
    assertThat(ArchiverNames.purpose(name)).contains(purpose);
    assertThat(ArchiverNames.isWrapper(name)).isEqualTo(wrapper);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tar", "gcc", "ar-x", "star", "ar.sh", "AR", "-ar", "gcc-"})
  void name_ofSomethingElse_isNone(String name) {
    assertThat(ArchiverNames.purpose(name)).isEmpty();
    assertThat(ArchiverNames.isWrapper(name)).isFalse();
  }
}
