/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#line 3 \"x\"",
        "int a;\n  # /* to */ line 3",
        "??=line 3",
        "%: line 3",
        "#li\\\nne 3",
        "# 3 \"x\"",
        "/* a */ # 3 \"x\"",
        "asm(\"# 3 \\\"x\\\"\");",
        "asm(\"nop\\n\\t#3 \\\"x\\\"\");",
        "asm(\"nop;# 3 \\\"x\\\"\");",
        "asm(\".loc 1 1 1\");",
        "asm(\"nop\\n\\t.LOC 1 1 1\");",
        "asm(R\"(\n.file 7 \"x\")\");",
        "#define F .file",
        "asm(\"1:.line 4\");",
        "#/* a long way */ \t /* to */ /* go */ line 3",
        "asm(\".stabs \\\"x\\\",100\");",
      })
  void source_thatMayNameAFile_isFound(String text) {
    assertThat(ListedNames.mayBeIn((text + "\n").getBytes(UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int line = p.line + q->x.file + f().loc + a[1].ln;",
        "struct s s = { .line = 3, .file= \"x\" };",
        "// bug #12, and number # 13",
        "#define STR(x) #x",
        "#include \"line.h\"",
        "asm(\".locate\\n\\t.filex\");",
        "asm(\"#comment\");",
      })
  void source_thatNamesNone_isNot(String text) {
    assertThat(ListedNames.mayBeIn((text + "\n").getBytes(UTF_8))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", " ", "# ", "/*", "#/**/", "#/*", "\\n", "\n", "; ", ".loc =0"})
  @Timeout(20)
  void source_thatIsMadeToBeSlow_isReadAtOnce(String part) {
    byte[] text = part.repeat(2_000_000 / part.length()).getBytes(UTF_8);
    assertThat(ListedNames.mayBeIn(text)).isEqualTo(part.equals("#/*"));
  }
}
