/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePathTest {
  @ParameterizedTest
  @CsvSource({
    "/usr/bin/gcc, /usr/bin, gcc",
    "/gcc, /, gcc",
    "gcc, ., gcc",
    "./gcc, ., gcc",
    "a/b/, a/b, ''"
  })
  void parts_ofAPath(String path, String folder, String base) {
    assertThat(FilePath.of(path).folder().text()).isEqualTo(folder);
    assertThat(FilePath.of(path).base().text()).isEqualTo(base);
  }

  @ParameterizedTest
  @CsvSource({
    "/a, b, /a/b",
    "/, b, /b",
    "/a/, b, /a/b",
    "/a, /b, /b",
    "'', b, b",
    "/a, b/c, /a/b/c"
  })
  void join_folderAndName(String folder, String name, String joined) {
    assertThat(FilePath.of(folder).join(name).text()).isEqualTo(joined);
  }

  @ParameterizedTest
  @CsvSource({
    "/a/../b, true",
    "..,true",
    "../a,true",
    "a/..,true",
    "/a/b,false",
    "/a/..b,false",
    "a../b,false",
    "/...,false"
  })
  void climbs_onlyByTwoDots(String path, boolean climbs) {
    assertThat(FilePath.of(path).climbs()).isEqualTo(climbs);
  }

  @Test
  void of_bytes_areCopiedAndCompared() {
    byte[] raw = {'/', (byte) 0xFF};
    FilePath path = FilePath.of(raw);
    raw[0] = 'x';

    assertThat(path.toBytes()).containsExactly('/', 0xFF);
    assertThat(path).isEqualTo(FilePath.of(new byte[] {'/', (byte) 0xFF}));
    assertThat(path).hasSameHashCodeAs(FilePath.of(new byte[] {'/', (byte) 0xFF}));
    assertThat(path).isNotEqualTo(FilePath.of("/"));
    assertThat(path).hasToString("/\uFFFD");
  }

  @Test
  void is_spelledSo() {
    assertThat(FilePath.of("gcc").is("gcc")).isTrue();
    assertThat(FilePath.of("gcc").is("gc")).isFalse();
    assertThat(FilePath.of("/x").isAbsolute()).isTrue();
    assertThat(FilePath.of("").isAbsolute()).isFalse();
    assertThat(FilePath.of("").hasFolder()).isFalse();
  }
}
