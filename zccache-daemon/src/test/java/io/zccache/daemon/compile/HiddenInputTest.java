/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compile depends on that no dependency file names: compared with plain compiles. */
@Timeout(120)
class HiddenInputTest extends WorkplaceTestBase {
  @BeforeEach
  void open() throws Exception {
    for (String folder : List.of("one", "two", "src")) {
      Files.createDirectories(work.path(folder));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "src/t.c|asm(\".data\\n.incbin \\\"blob\\\"\");",
        "src/t.c|asm(\".include \\\"blob\\\"\");",
        "src/t.s|.incbin \"blob\"",
        "src/t.S|.include \"blob\"",
        "src/t.S|.macro m a~.incbin \"\\a\"~.endm~m blob",
      })
  void embeddedFile_editedHiddenAndBack_givesTheCompilersOwnBytes(String source, String text)
      throws Exception {
    work.write(source, text.replace('~', '\n') + "\n");
    String[] words = {"gcc", "-Ione", "-I", "two", "-c", source};
    work.write("two/blob", ".byte 1,2\n");
    check(words, false);
    check(words, true);
    work.write("two/blob", ".byte 2,3\n");
    check(words, false);
    work.write("one/blob", ".byte 3,4\n");
    check(words, false);
    work.write("blob", ".byte 4,5\n");
    check(words, false);
    check(words, true);
    Files.delete(work.path("blob"));
    check(words, true);
    Files.delete(work.path("one/blob"));
    check(words, true);
    assertThat(work.counted("bypass")).isZero();
  }

  /** Clang's assembler does not tell what it reads. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t.c|asm(\".incbin \\\"blob\\\"\");",
        "t.cc|asm(\".include \\\"blob\\\"\");",
        "t.s|.incbin \"blob\"",
        "t.S|.include \"blob\"",
        "t.s|.macro m a~.incbin \"\\a\"~.endm~m blob",
        "t.s|.macro m a, b~.\\a\\b \"blob\"~.endm~m inc, bin",
        "t.S|#define CAT(a, b) a ## b~.CAT(inc, bin) \"blob\"",
        "t.c|#define J(a, b) \".\" a b~asm(J(\"inc\", \"bin\") \" \\\"blob\\\"\");",
        "t.c|asm(\".inc\" \"lude \\\"blob\\\"\");",
      })
  void embeddedFile_withClang_edited_isNeverAHit(String source, String text) throws Exception {
    assumeThere("clang");
    work.write(source, text.replace('~', '\n') + "\n");
    for (String blob : List.of(".byte 1,2\n", ".byte 2,3\n")) {
      work.write("blob", blob);
      for (int time = 0; time < 2; time++) {
        check(new String[] {"clang", "-c", source}, false);
      }
    }
    assertThat(work.counted("stored")).isZero();
    assertThat(work.counted("bypass.embedded_file") + work.counted("bypass.assembler_input"))
        .isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int e[] = {\n#embed \"blob\"\n};\n",
        "#if __has_embed(\"blob\")\nint there;\n#endif\nint t;\n",
        "#if defined(__has_embed) && !__has_embed(\"blob\")\nint away;\n#endif\nint t;\n"
      })
  void embedDirective_withACompilerThatKnowsIt_isDeclined(String text) throws Exception {
    String tool = embeddingCompiler();
    work.write("src/t.c", text);
    // Clang looks in the working directory, too.
    for (String blob : List.of("src/blob", "blob")) {
      work.write(blob, blob);
      String[] words = {tool, "-std=c23", "-c", "src/t.c"};
      check(words, false);
    }
    assertThat(work.counted("bypass.embedded_file")).isEqualTo(2);
    assertThat(work.counted("hit") + work.counted("miss")).isZero();
  }

  private static String embeddingCompiler() throws Exception {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      for (String name : List.of("clang", "gcc", "clang-19", "clang-20", "clang-21", "gcc-15")) {
        Path tool = Path.of(folder, name);
        if (Files.isExecutable(tool) && knowsEmbed(tool)) {
          return tool.toString();
        }
      }
    }
    return Assumptions.abort("no compiler on the PATH knows #embed");
  }

  private static boolean knowsEmbed(Path tool) throws Exception {
    Path source = Files.createTempFile("embed", ".c");
    Files.writeString(source, "#ifndef __has_embed\n#error no\n#endif\n");
    try {
      return new ProcessBuilder(tool.toString(), "-std=c23", "-E", source.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } finally {
      Files.delete(source);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gcc", "clang"})
  void questionThatIsPasted_itsFileAppears_givesTheCompilersOwnBytes(String tool) throws Exception {
    assumeThere(tool);
    work.write(
        "t.c",
        """
        #define PASTE(a, b) a##b
        #if PASTE(__has_, include)("later.h")
        int there;
        #endif
        int t;
        """);
    String[] words = {tool, "-c", "t.c"};
    check(words, false);
    work.write("later.h", "");
    check(words, false);
    assertThat(work.counted("bypass.has_include")).isEqualTo(2);
  }

  @Test
  void dates_withASourceDate_areCached() throws Exception {
    work.write("t.c", "const char *t = __DATE__ \" \" __TIME__;\n");
    String[] words = {"gcc", "-c", "t.c"};
    work.environment.put("SOURCE_DATE_EPOCH", "1000000000");
    check(words, false);
    check(words, true);
    work.environment.put("SOURCE_DATE_EPOCH", "1000000001");
    check(words, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "1000000000000"})
  void dates_withNoGoodSourceDate_areNot(String epoch) throws Exception {
    work.write("t.c", "const char *t = __DATE__;\n");
    work.environment.put("SOURCE_DATE_EPOCH", epoch);
    work.ask("gcc", "-c", "t.c");
    work.ask("gcc", "-c", "t.c");
    assertThat(work.counted("hit") + work.counted("miss")).isZero();
  }

  @Test
  void timestamp_withASourceDate_isDeclined() throws Exception {
    work.write("t.c", "const char *t = __TIMESTAMP__;\n");
    work.environment.put("SOURCE_DATE_EPOCH", "1000000000");
    work.compile("gcc", "-c", "t.c");
    assertThat(work.counted("bypass.time_macro")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"gcc,-march=native", "gcc,-mtune=native", "clang,-march=native"})
  void nativeTuning_isCached(String tool, String option) throws Exception {
    assumeThere(tool);
    work.write("t.c", "float f(float a, float b, float c) { return a * b + c; }\n");
    String[] words = {tool, option, "-O2", "-g", "-c", "t.c"};
    check(words, false);
    check(words, true);
    check(new String[] {tool, "-O2", "-g", "-c", "t.c"}, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-fsanitize-ignorelist=list", "-fsanitize-blacklist=list"})
  void ignoreList_edited_isAMiss(String option) throws Exception {
    assumeThere("clang");
    work.write("t.c", "int a[3];\nint f(int i) { return a[i]; }\n");
    work.write("list", "fun:g\n");
    String[] words = {"clang", "-fsanitize=address", option, "-c", "t.c", "-O1"};
    check(words, false);
    check(words, true);
    work.write("list", "fun:f\n");
    check(words, false);
    Files.delete(work.path("list"));
    assertThat(work.ask(words[0], "-fsanitize=address", option, "-c", "t.c"))
        .isEqualTo(new Response.Declined("file_valued_option"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-fprofile-instr-use=p.prof", "-fprofile-use=p.prof"})
  void profile_edited_isAMiss(String option) throws Exception {
    assumeThere("clang");
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/lib/llvm-14/bin/llvm-profdata")));
    work.write(
        "t.c", "int f(int i) { return i > 3 ? i * 2 : i; }\nint main(void) { return f(0); }\n");
    profile("0");
    String[] words = {"clang", option, "-O2", "-c", "t.c"};
    check(words, false);
    check(words, true);
    profile("7");
    check(words, false);
  }

  private void profile(String argument) throws Exception {
    work.write("m.c", Files.readString(work.path("t.c")).replace("f(0)", "f(" + argument + ")"));
    for (String[] words :
        List.of(
            new String[] {"clang", "-fprofile-instr-generate=m.raw", "m.c", "-o", "m.exe"},
            new String[] {"sh", "-c", "./m.exe || true"},
            new String[] {
              "/usr/lib/llvm-14/bin/llvm-profdata", "merge", "m.raw", "-o", "p.prof"
            })) {
      assertThat(work.plain(List.of(), words).exit()).isZero();
    }
    work.settle(work.path("p.prof"));
  }

  /** What is to be told apart here looks like other names in the compilers' lists. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clang|t.c|i\\tj/k.h|#include \"k.h\"|",
        "gcc|t.c|i\\rj/k.h|#include \"k.h\"|",
        "gcc|t.c|x\\|#include \"x\\\"~#include \"one.h\"|x one.h",
        "gcc|t.s|x\\|.incbin \"x\\\\\"~.incbin \"one.h\"|",
        "gcc|t.s|a~b:|.incbin \"a\\nb:\"|",
        "gcc|t.s|a\\rb|.incbin \"a\\rb\"|",
      })
  void oddName_itsFileEdited_givesTheCompilersOwnBytes(
      String tool, String source, String odd, String text, @Nullable String decoy)
      throws Exception {
    assumeThere(tool);
    String name = odd.replace("\\t", "\t").replace("\\r", "\r").replace('~', '\n');
    String folder = name.contains("/") ? name.substring(0, name.indexOf('/')) : ".";
    work.write("one.h", "");
    work.write(source, text.replace('~', '\n') + "\n");
    if (decoy != null) {
      work.write(decoy, "");
    }
    for (String content : List.of("int a;\n", "int a = 1;\n")) {
      work.write(name, content);
      byte[] expected =
          work.plain(List.of("t.o"), tool, "-I", folder, "-c", source).outputs().get("t.o");
      for (int time = 0; time < 2; time++) {
        work.ask(tool, "-I", folder, "-c", source);
        work.counts();
        assertThat(work.path("t.o")).hasBinaryContent(expected);
      }
    }
  }

  private void check(String[] words, boolean hit) throws Exception {
    String output = "t.o";
    byte[] expected = work.plain(List.of(output), words).outputs().get(output);
    List<String> arguments = new ArrayList<>(List.of(words));
    Response.CompileResult result =
        work.compile(arguments.remove(0), arguments.toArray(new String[0]));
    work.counts();
    assertThat(result.cached()).isEqualTo(hit);
    assertThat(work.path(output)).hasBinaryContent(expected);
  }

  private static void assumeThere(String tool) {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", tool)), tool + " is not installed");
  }
}
