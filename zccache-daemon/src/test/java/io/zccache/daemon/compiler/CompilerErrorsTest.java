/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompilerErrorsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.c:1:2: error: 'x' undeclared\n    1 | x\n      | ^\n",
        "a.c: In function 'f':\na.c:1:2: error: 'x' undeclared\na.c:1:2: note: each once\n",
        "In file included from a.c:1:\na.h:1: error: no\ncc1: all warnings being treated as errors\n",
        "\u001b[01m\u001b[Ka.c:1:2:\u001b[m\u001b[K \u001b[01;31m\u001b[Kerror: \u001b[m\u001b[Kno\n",
      })
  void errors_ofASource_areUnderstood(String stderr) {
    assertThat(CompilerErrors.of(stderr)).contains(new CompilerErrors(false));
  }

  @Test
  void errors_thatEndIt_areToldApart() {
    assertThat(
            CompilerErrors.of(
                "a.c:1:2: fatal error: b.h: No such file or directory\ncompilation terminated.\n"))
        .contains(new CompilerErrors(true));
    assertThat(
            CompilerErrors.of(
                "a.c:1:2: error: no\ncompilation terminated due to -fmax-errors=1.\n"))
        .contains(new CompilerErrors(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.c:1:2: warning: odd\n",
        "a.c:1:2: error: no\ngcc: fatal error: Killed signal terminated program cc1\n",
        "cc1: out of memory allocating 9 bytes\na.c:1:2: error: no\n",
        "a.c:1:2: fatal error: b.h: Too many open files\ncompilation terminated.\n",
        "a.c:1:2: fatal error: b.h: Permission denied\ncompilation terminated.\n",
        "a.c:1:2: error: no\na.c:1:2: internal compiler error: Segmentation fault\n",
        "a.c:1:2: error: no\na.c:3:1: error: cannot write: No space left on device\n",
        "/tmp/ccabcdef.s: Assembler messages:\n/tmp/ccabcdef.s:1: Error: no such thing\n",
        "cc1: fatal error: none.h: No such file or directory\ncompilation terminated.\n",
        "a.c:1:2: Fehler: nein\n",
      })
  void words_ofMore_areNotUnderstood(String stderr) {
    assertThat(CompilerErrors.of(stderr)).isEqualTo(Optional.empty());
  }

  @Test
  void headers_areTakenFromWhatIsSaidElse() {
    EnteredHeaders entered =
        EnteredHeaders.of(
            ". a b.h\n.. /usr/c.h\na.c:1: error: . no\n. \n...x\nend"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(entered.headers()).containsExactly("a b.h", "/usr/c.h");
    assertThat(entered.rest()).isEqualTo("a.c:1: error: . no\n. \n...x\nend");
  }
}
