/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkMapTest {
  private static Optional<String> renamed(String map) {
    return LinkMap.renamed(map.getBytes(UTF_8), "/r\u00fcn/out", "o\u00fct (1)", "/r\u00fcn")
        .map(bytes -> new String(bytes, UTF_8));
  }

  @Test
  void renamed_mapThatNamesTheOutputOnce_namesTheOther() {
    assertThat(renamed("LOAD \u00fc.o\nOUTPUT(/r\u00fcn/out elf64)\n .text\n"))
        .contains("LOAD \u00fc.o\nOUTPUT(o\u00fct (1) elf64)\n .text\n");
  }

  @Test
  void renamed_mapThatNamesItElsewhereOrNowhere_isNotUnderstood() {
    assertThat(renamed("\nOUTPUT(/run/out elf64)")).isEmpty();
    assertThat(renamed("\nOUTPUT(/r\u00fcn/out)")).isEmpty();
    assertThat(renamed("LOAD /r\u00fcn/x\nOUTPUT(/r\u00fcn/out elf64)")).isEmpty();
    assertThat(renamed("\nOUTPUT(/r\u00fcn/out elf64)\n/r\u00fcn/out")).isEmpty();
  }
}
