/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceScanTest {
  private static SourceScan scan(String text) {
    return SourceScan.scan(text.getBytes(UTF_8));
  }

  @Test
  void scan_plainSource_findsNothing() {
    SourceScan scan =
        scan(
            "#include <stdio.h>\n#include \"x.include.h\"\na.include(); .includes int main(void) { return 0; } // time\n");

    assertThat(scan.facts()).isEmpty();
    assertThat(scan.hasIncludeOperands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__DATE__",
        "a=__TIME__;",
        "\"x\"__TIMESTAMP__",
        "$__TIME__",
        "\u00a0__TIME__",
        "__DA\\\nTE__",
        "__DA\\ \t\r\nTE__",
        "__TI??/\nME__",
        "_\\\n_TIME__",
        "__DA\\\n\\\nTE__",
        "_##_TIME__",
        "cat(__, DATE__)",
        "cat(__D, ATE__)",
        "cat(__TIM, E__)",
        "cat(__TIME, __)",
        "__TIME_ ## _",
        "__TIME_ /* x */ %:%: _",
        "__DATE \\\n ??=??= __",
        "cat(__TIMESTAMP)",
        "x __TIME",
        "#define A __TIME\nB"
      })
  void scan_timeMacro_isFound(String text) {
    assertThat(scan(text).facts())
        .hasSize(1)
        .allMatch(fact -> fact == SourceFact.TIME_MACRO || fact == SourceFact.TIME_PIECE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__DATE___",
        "x__TIME__",
        "__date__",
        "__TIME_T",
        "__TIME*_T",
        "__TIME__T",
        "TIME",
        "1__TIME__",
        "__TIME __",
        "a ?? b \\ c",
        "\\\n",
        "x\\\n",
        "??/"
      })
  void scan_otherWord_isNoTimeMacro(String text) {
    assertThat(scan(text).facts()).isEmpty();
  }

  @Test
  void scan_literalQuestions_givesTheOperandsOnce() {
    SourceScan scan =
        scan(
            """
            #ifdef __has_include
            # if __has_include(<a.h>) || __has_include ( /* b */ "b.h" ) || __has_include(<a.h>)
            # if __has_include_next(<c d.h>)
            # if __has_include \\
              ("f.h")
            #endif // __has_include
            #if defined(__has_include) && !defined __has_embed
            #ifndef __has_include
            # define __has_include(x) 0
            #undef __has_include
            /* The __has_include operator is
               __has_include the operator. */
            """);

    assertThat(scan.facts()).containsExactly(SourceFact.HAS_INCLUDE);
    assertThat(scan.hasIncludeOperands()).containsExactly("<a.h>", "\"b.h\"", "<c d.h>", "\"f.h\"");
  }

  @Test
  void scan_questionOfTheLibrary_isHeldByItsOneMacroAlone() {
    String definition = "# define _GLIBCXX_USE_TBB_PAR_BACKEND __has_include(<tbb/tbb.h>)\n";
    SourceScan library =
        scan(
            "# ifndef _GLIBCXX_USE_TBB_PAR_BACKEND\n"
                + definition
                + "# endif\n# if _GLIBCXX_USE_TBB_PAR_BACKEND\n#endif\n");
    assertThat(library.facts())
        .containsExactlyInAnyOrder(SourceFact.HAS_INCLUDE, SourceFact.PARALLEL_BACKEND);
    assertThat(library.hasIncludeOperands()).containsExactly("<tbb/tbb.h>");

    for (String held :
        List.of(
            "#define ANOTHER _GLIBCXX_USE_TBB_PAR_BACKEND\n",
            "#define ANOTHER __has_include(<a.h>)\n",
            "#define ANOTHER _GLIBCXX_USE_TBB_PAR_BACKEND || __has_include(<a.h>)\n")) {
      assertThat(scan(definition + held).facts()).as(held).contains(SourceFact.HELD_HAS_INCLUDE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#if __has_include(X)",
        "#if __has_include(<a",
        "#if __has_include(<a\n>)",
        "#if __has_include(",
        "#if __has_include",
        "#define ASK __has_include",
        "#define ASK __has_include \\\n",
        "ask(__has_include, <x>)",
        "# if __has_include X",
        "\nask(__has_include)"
      })
  void scan_otherQuestion_isComputed(String text) {
    SourceScan scan = scan(text);

    assertThat(scan.has(SourceFact.HAS_INCLUDE)).isTrue();
    assertThat(scan.has(SourceFact.COMPUTED_HAS_INCLUDE)).isTrue();
    assertThat(scan.hasIncludeOperands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#ifdef __has_embed",
        "#if !defined(__has_embed)",
        "#undef __has_embed",
        "#define __has_embed(x) 0",
        "// __has_embed(x",
        "/* __has_embed asks */"
      })
  void scan_nameOfTheEmbedQuestion_isNone(String text) {
    assertThat(scan(text.replace("(x", "[x")).facts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PASTE(__has_, include)(<x.h>)",
        "PASTE(__has, _include)(<x.h>)",
        "PASTE(_, _has_include)(<x.h>)",
        "PASTE(__ha, s_include)(<x.h>)",
        "PASTE(__has_include, _next)(<x.h>)",
        "PASTE(__has_emb, ed)(<x.h>)",
        "#define A(x) __has_ ## x",
        "#define A(x) x##_include y",
        "#define A(x) x%:%:_has_include y",
        "#define A __has_i\n"
      })
  void scan_pieceOfAQuestion_isComputed(String text) {
    assertThat(scan(text).has(SourceFact.COMPUTED_HAS_INCLUDE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f(__h, include)",
        "__has_feature(x)",
        "PASTE(__has_builtin, x)",
        "PASTE(has_, x)",
        "struct __has_##_NTYPE",
        "the __has_ macros",
        "s_include_dirs",
        "(embed)"
      })
  void scan_everydayWord_isNoPiece(String text) {
    assertThat(scan(text).facts()).isEmpty();
  }

  @Test
  void scan_endlessComments_endInTime() {
    String text = "__has_include /* \n".repeat(40_000) + "import/*".repeat(40_000);

    assertThat(scan(text).has(SourceFact.TIME_MACRO)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".incbin \"x\"", "asm(\".incbin \\\"x\\\"\");", ".INCBIN \"x\"", "\"\\n.Incbin\""})
  void scan_incbin_isFoundAnywhere(String text) {
    assertThat(scan(text).facts()).containsExactly(SourceFact.INCBIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".include \"x\"",
        "asm(\"\\t.include \\\"x\\\"\");",
        "a\n .INCLUDE x",
        ".include\"x\"",
        "\".include\" \" \\\"x\\\"\"",
        ".include/**/x",
        "asm(\".\" \"include \\\"x\\\"\");",
        "\\n.include"
      })
  void scan_assemblerInclude_isFoundAnywhere(String text) {
    assertThat(scan(text).facts()).containsExactly(SourceFact.ASSEMBLER_INCLUDE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".macro m a\n",
        "asm(\".MACRO m a\\n\");",
        "\\t.irpc c,inc\n",
        ".irp a, b\n",
        "asm(\".inc\" \"bin \\\"x\\\"\");",
        "asm(\".i\" \"ncbin \\\"x\\\"\");",
        "asm(\".in\" \"clude \\\"x\\\"\");",
        "asm(\".INC\" \"LUDE \\\"x\\\"\");",
        "asm(\".incbi\" REST);",
        "asm(\"nop\\n.inc\" REST);",
        "#define W \"bin \\\"x\\\"\"\nasm(\".inc\" W);",
        ".CAT(inc, bin)",
        ".CAT(incl, ude)",
        "#define P incl%:%:X",
        "x incl",
        "#define D .inc##bin"
      })
  void scan_pieceOfAnAssemblersDirective_isFound(String text) {
    assertThat(scan(text).facts()).containsExactly(SourceFact.ASSEMBLER_PIECE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token.macro (x)",
        "f().macro x",
        ".macro=1",
        "macro m a",
        "x += inc;",
        "f(a, inc)",
        "#include \"table.inc\"",
        "lib/.inc\"",
        "asm(\"incl %0\" : \"+m\"(x));",
        "f(inc, binary)",
        "\"include\"",
        "\"include the header\""
      })
  void scan_everydayWord_isNoPieceOfADirective(String text) {
    assertThat(scan(text).facts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#embed \"x\"",
        " # embed <x>",
        "#/**/embed <x>",
        "%:embed <x>",
        "??=embed <x>",
        "# \\\n embed <x>",
        "#\\\nembed <x>",
        "# ??/ \n embed <x>",
        "#if __has_embed(\"x\")",
        "#if defined __has_embed && __has_embed ( <x> limit(4))",
        "#define E __has_embed(X)",
        "#define E __has_embed",
        "#if E(__has_embed, \"x\")"
      })
  void scan_embed_isFound(String text) {
    assertThat(scan(text).facts()).containsExactly(SourceFact.EMBED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "embed",
        "x = embed;",
        "public: embed();",
        "// embed",
        "a\nembed",
        "a\\b\nembed",
        "/\nembed"
      })
  void scan_wordEmbed_isNoDirective(String text) {
    assertThat(scan(text).facts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import <vector>;",
        "\n  import \"x.h\" ;",
        "export module a.b;",
        "int x;\nimport :part;",
        "/* c */ module a;",
        "module;",
        "import a[[x]];"
      })
  void scan_moduleLine_isFound(String text) {
    assertThat(scan(text).facts()).containsExactly(SourceFact.MODULE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "module = 3;",
        "x import y;",
        "\nimport the file\n",
        "module",
        "#import <x.h>",
        "import(x);"
      })
  void scan_wordModule_isNoDirective(String text) {
    assertThat(scan(text).facts()).isEmpty();
  }

  @Test
  void scan_pragmas_areFound() {
    assertThat(scan("#pragma GCC pch_preprocess \"x.gch\"\n").facts())
        .containsExactly(SourceFact.PRECOMPILED_HEADER);
    assertThat(scan("_Pragma(\"GCC dependency \\\"x.y\\\"\")").facts())
        .containsExactly(SourceFact.FILE_TIMES);
    assertThat(scan("a dependency").facts()).isEmpty();
    assertThat(scan("dependency").facts()).isEmpty();
  }

  @Test
  void scan_bytesThatAreNoText_areNoTrouble() {
    byte[] bytes = "\0\u00ff__TIME__\u00fe".getBytes(ISO_8859_1);

    assertThat(SourceScan.scan(bytes).has(SourceFact.TIME_MACRO)).isTrue();
    assertThat(SourceScan.scan(new byte[0]).facts()).isEmpty();
  }

  @Test
  void reason_ofEveryFact_isABypassReason() {
    assertThat(List.of(SourceFact.values())).allMatch(fact -> !fact.reason().text().isEmpty());
  }

  /** What gcc takes for a time macro is what the scan must find. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "char*x=__DATE__;",
        "char*x=__TI\\\nME__;",
        "#define C(a,b) a##b\nchar*x=C(__,TIME__);",
        "#define C(a,b) a##b\nchar*x=C(__TIM,E__);",
        "#define C(a,b) a%:%:b\nchar*x=C(__TIME_,_);",
        "#define C(a,b) D(a,b)\n#define D(a,b) a##b\n#define A __TIMESTAMP\nchar*x=C(A,__);"
      })
  void scan_whatGccExpands_isFound(String source, @TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("x.c"), source + "\n");

    RealTool.Run run =
        RealTool.GCC.run(folder, List.of("-Werror=date-time", "-c", "x.c", "-o", "x.o"));

    assertThat(run.stderr()).contains("-Werror=date-time");
    assertThat(scan(source + "\n").facts())
        .containsAnyOf(SourceFact.TIME_MACRO, SourceFact.TIME_PIECE);
  }

  @Test
  void facts_whatSourceDateDecides_isToldFromTheRest() {
    assertThat(scan("__DATE__ __TIME__").facts()).containsExactly(SourceFact.TIME_MACRO);
    for (String text :
        new String[] {"__TIMESTAMP__", "_##_TIME__", "a(__, DATE__)", "__TIME##__"}) {
      assertThat(scan(text).facts()).as(text).contains(SourceFact.TIME_PIECE);
    }
  }
}
