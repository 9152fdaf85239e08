/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstIncludeTest {
  private static final String COMPUTED = "\n#include NAME\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#include <a.h>",
        "  # include \"a.h\"",
        "#import <a.h>",
        "/* #include NAME\n */ #include <a.h>",
        "// say what\n#define A \"x\" 'y' \\\n  2\n\n#include <a.h>",
        "// dos\r\n#pragma once\r\n#include <a.h>\r\n",
        "#ifdef A\n#include <b.h>\n#endif\n#include <a.h>",
        "#define A /* one\n two */ 2\n#include <a.h>",
      })
  void fileIncludedByNameFirst_isCertain(String start) {
    assertThat(FirstInclude.mayBeComputed((start + COMPUTED).getBytes(UTF_8))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#define NAME <a.h>",
        "#if A\n#include <a.h>\n#else",
        "#if A\n#include <a.h>\n#endif",
        "/*\n#include <a.h>\n*/",
        "// \\\n#include <a.h>",
        "// \\ \n#include <a.h>",
        "// ??/\n#include <a.h>",
        "// a /* b\n#include <a.h>\n// */",
        "/* *\\\n/ #include <a.h>",
        "/\\\n* #include <a.h>",
        "EMPTY\n#include <a.h>",
        "%:include NAME\n#include <a.h>",
        "??=include NAME\n#include <a.h>",
        "#inc\\\nlude NAME\n#include <a.h>",
        "#error don't /*\n#include <a.h>\n*/",
        "#define A R\"(\n#include <a.h>\n)\"",
        "#include /* which? */ NAME\n#include <a.h>",
      })
  void fileThatMacrosMayNameFirst_isFound(String start) {
    assertThat(FirstInclude.mayBeComputed((start + COMPUTED).getBytes(UTF_8))).isTrue();
  }
}
