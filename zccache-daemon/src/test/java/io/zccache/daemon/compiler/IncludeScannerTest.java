/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.compiler.IncludeScanner.Form;
import io.zccache.daemon.compiler.IncludeScanner.Includes;
import io.zccache.daemon.compiler.IncludeScanner.Operand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncludeScannerTest {
  @Test
  void directives_ofEachForm_giveTheirOperandsInOrder() {
    Includes includes =
        scan(
            """
            #include "own.h"
            #include <sys/types.h>
              #  include_next <limits.h>
            #import "old.h"
            int x;
            #include "own.h"
            """);

    assertThat(includes.operands())
        .containsExactly(
            new Operand("own.h", Form.QUOTED),
            new Operand("sys/types.h", Form.ANGLED),
            new Operand("limits.h", Form.NEXT),
            new Operand("old.h", Form.QUOTED));
    assertThat(includes.computed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#inc\\\nlude \"x.h\"\n",
        "#\\\ninclude \"x.h\"\n",
        "# /* why */ include /* so */ \"x.h\"\n",
        "/* a\n b */ #include \"x.h\"\n",
        "%:include \"x.h\"\n",
        "??=include \"x.h\"\n",
        "\t#\tinclude\t\"x.h\"",
        "#include \"x.h\"\r\n",
        "const char *s = \"/*\";\n#include \"x.h\"\n/* end */\n",
        "auto s = R\"(\n/*\n)\";\n#include \"x.h\"\nint i; /* end */\n",
        "#if 0\n#include \"x.h\"\n#endif\n",
      })
  void directive_howeverWritten_isFound(String text) {
    assertThat(scan(text).operands()).contains(new Operand("x.h", Form.QUOTED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#include NAME\n", "#include STR(x)\n", "#include \"a\\\nb.h\"\n"})
  void operand_notLiteral_isToldAsComputed(String text) {
    assertThat(scan(text).computed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#define include \"x.h\"\n",
        "int include;\n",
        "\"#include\"\n",
        "",
        "#",
        "#include"
      })
  void text_withoutDirective_asksForNothing(String text) {
    assertThat(scan(text).operands()).isEmpty();
    assertThat(scan(text).computed()).isFalse();
  }

  @Test
  void pragmaDependency_isTold() {
    assertThat(scan("#pragma GCC dependency \"x.y\"\n").watchesFile()).isTrue();
    assertThat(scan("#pragma GCC poison x\n").watchesFile()).isFalse();
  }

  @Test
  void manyOpenComments_takeLinearTime() {
    String text = "/*\n".repeat(400_000) + "*/\n#include \"x.h\"\n";

    assertThat(scan(text).operands()).contains(new Operand("x.h", Form.QUOTED));
  }

  private static Includes scan(String text) {
    return IncludeScanner.scan(text.getBytes(UTF_8));
  }
}
