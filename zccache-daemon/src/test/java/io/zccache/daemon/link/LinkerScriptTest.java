/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkerScriptTest {
  @Test
  void folders_areThoseThatTheScriptHasSearched() {
    assertThat(
            LinkerScript.of("SEARCH_DIR(\"=/usr/lib\"); SEARCH_DIR ( lib )\n/* SEARCH_DIR(may) */"))
        .isEqualTo(new LinkerScript(List.of("/usr/lib", "lib", "may"), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OUTPUT_FORMAT(\"elf64-x86-64\", elf64-big, elf64-x86-64) TARGET ( elf32-i386 )",
        "/* GNU ld script */ OUTPUT_FORMAT(elf64)\n"
            + "GROUP ( /lib/libc.so.6 /usr/lib/libc_nonshared.a  AS_NEEDED ( /lib64/ld.so.2 ) )",
        "GROUP ( libgcc_s.so.1 -lgcc )",
        "INPUT(-la, -lb)",
        "{ global: f; local: *; };",
        "SECTIONS { .text : { *crtbegin.o(.ctors) *(.text) } }",
        "/* INPUT(a) */",
        "INCLUDE other",
        "",
      })
  void script_thatNamesWhatCanBeLookedFor_isUnderstood(String text) {
    assertThat(LinkerScript.of(text).odd()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INPUT(lib/x.a)",
        "OUTPUT_FORMAT(srec)",
        "TARGET(\"srec\")",
        "OUTPUT_FORMAT(elf64-x86-64, srec, elf64-x86-64)",
        "INPUT(-l:sub/x.a)",
        "INPUT(-l:x.o)",
        "INPUT(-lsub/x)",
        "ASSERT(1, \"/*\") INPUT(sub/x.a) ASSERT(1, \"*/\")",
        "SECTIONS { .a : { */*.o(.a) } } INPUT(sub/x.a) SECTIONS { .b : { */b.o(.b) } }",
        "INPUT ( x.o )",
        "GROUP ( -la AS_NEEDED ( sub/b.so ) )",
        "STARTUP(crt.o)",
        "INPUT(\"a b\")",
        "INCLUDE sub/other",
        "INCLUDE sub/other\nENTRY(x)",
        "INPUT(lib/x.a",
        "SEARCH_DIR(\"$SYSROOT/lib\")",
      })
  void script_thatNamesOtherFiles_isOdd(String text) {
    assertThat(LinkerScript.of(text).odd()).isTrue();
  }
}
