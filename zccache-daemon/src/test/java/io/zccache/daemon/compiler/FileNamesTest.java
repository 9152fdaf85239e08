/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource({
    "a, ./a, true",
    "a/b, a//c/../b, true",
    "../a, ../x/../a, true",
    "/a/b, /a/./b, true",
    "ä, ./ä, true",
    "a, /a, false",
    "a, b, false",
    "../a, ../../a, false",
    "a, ../a, false",
  })
  void same_bySpelling_seesThroughDetours(String one, String other, boolean same) {
    assertThat(FileNames.same(one, other)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({"a.c, a.o", "a.b.c, a.b.o", "a, a.o", "x.y/a, x.y/a.o", ".a, .o", "a., a.o"})
  void withEnding_ofAnyName_replacesTheLastEnding(String name, String result) {
    assertThat(FileNames.withEnding(name, ".o")).isEqualTo(result);
  }
}
