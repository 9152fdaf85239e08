/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Precompiled headers, made and used as people and CMake do: compared with plain compiles. */
@Timeout(240)
class PrecompiledHeaderTest extends WorkplaceTestBase {
  private static final String SOURCE =
      """
      #include "h.h"
      int f(int x) { return twice(x) + (int) sizeof(struct pair); }
      """;

  @BeforeEach
  void writeSources() throws Exception {
    work.write(
        "inc/h.h",
        """
        #ifndef H
        #define H
        #include <stddef.h>
        #include "in.h"
        struct pair { int a, b; };
        static inline int twice(int x) { return K * x; }
        #endif
        """);
    work.write("inc/in.h", "#pragma once\n#define K 2\n");
    work.write("a.c", SOURCE);
    work.write("a.cc", SOURCE);
  }

  /** How a header is precompiled, where that goes, and how it is used; CMake's way is the last. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcc|inc/h.h|inc/h.h.gch|-MD -Iinc -c a.c",
        "gcc|-c inc/h.h|inc/h.h.gch|-MMD -O0 -Iinc -c a.c",
        "gcc|-O2 -g -c inc/h.h -o inc/h.h.gch|inc/h.h.gch|-O2 -g -Winvalid-pch -MMD -MF o.d -Iinc -c a.c",
        "gcc|-x c-header inc/h.h -o inc/h.h.gch|inc/h.h.gch|-include inc/h.h -Iinc -MMD -c a.c",
        "g++|inc/h.h|inc/h.h.gch|-MMD -Iinc -c a.cc",
        "g++|-MMD -c inc/h.h -o inc/h.h.gch|inc/h.h.gch|-MMD -MP -Iinc -c a.cc -o x.o",
        "g++|-std=c++17 -Winvalid-pch -x c++-header -include inc/h.h -MD -MT inc/h.h.gch -MF"
            + " h.d -o inc/h.h.gch -c empty.cxx|inc/h.h.gch|-std=c++17 -Winvalid-pch -include inc/h.h -Iinc -MD"
            + " -MT x.o -MF x.d -o x.o -c a.cc",
      })
  void header_madeUsedEditedRemade_givesTheCompilersOwnBytes(
      String tool, String make, String header, String use) throws Exception {
    work.write("empty.cxx", "/* generated */\n");
    String[] making = make.split(" ");
    String[] using = use.split(" ");

    check(tool, using, false);
    make(tool, making, header, false);
    check(tool, using, false);
    check(tool, using, true);

    byte[] first = work.bytes(header);
    Files.delete(work.path(header));
    // Nothing stands in the place of the header: the plain one is read, as at first.
    check(tool, using, true);
    make(tool, making, header, true);
    assertThat(work.path(header)).hasBinaryContent(first);
    check(tool, using, true);

    // The old one is still used, whatever the header says now.
    work.write("inc/h.h", Files.readString(work.path("inc/h.h")).replace("int a, b", "int a[7]"));
    check(tool, using);
    check(tool, using, true);
    make(tool, making, header, false);
    check(tool, using, false);
    check(tool, using, true);
    make(tool, making, header, true);
    check(tool, using, true);
    assertThat(work.counted("bypass")).isZero();
    assertThat(work.counted("not_stored")).isZero();
  }

  /**
   * What a quick pass reads in the place of a precompiled header comes earlier, or is a system's.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#include <twice.h>,#include <in.h>,#include <twice.h>",
        "#include <sys.h>,#include <sys.h>,#include <in.h>",
      })
  void shortList_besideAPrecompiledHeader_isTheCompilers(String lines) throws Exception {
    work.write("inc/twice.h", "#define TWICE 2\n");
    work.write("sys/sys.h", "#ifndef K\n#include <in.h>\n#endif\n");
    work.write("inc/in.h", "#ifndef K\n#define K 2\n#endif\n");
    work.write("a.cc", lines.replace(',', '\n') + "\nint k = K;\n");
    String header = lines.contains("sys") ? "sys/sys.h" : "inc/twice.h";
    String options = "-isystem sys -Iinc -c ";
    make("g++", (options + header).split(" "), header + ".gch", false);

    check("g++", (options + "-MMD a.cc").split(" "), false);
    check("g++", (options + "-MMD a.cc").split(" "), true);
  }

  @Test
  void header_ofTheStandardLibrary_isMadeAndUsed() throws Exception {
    work.write("inc/h.h", "#pragma once\n#include <vector>\n#include <map>\n");
    work.write("a.cc", "#include \"h.h\"\nint f() { return (int) std::vector<int>(3).size(); }\n");
    String[] using = "-std=c++17 -O1 -Iinc -MD -c a.cc".split(" ");
    make("g++", "-std=c++17 -O1 -c inc/h.h".split(" "), "inc/h.h.gch", false);
    check("g++", using, false);
    check("g++", using, true);
    assertThat(work.counted("bypass")).isZero();
  }

  /** A macro of the library asks which headers exist when it is expanded. */
  @Test
  void source_thatExpandsAQuestionHeldByThePrecompiledHeader_isDeclined() throws Exception {
    work.write("inc/h.h", "#pragma once\n#include <vector>\n");
    work.write(
        "a.cc",
        """
        #include "h.h"
        #if _GLIBCXX_USE_TBB_PAR_BACKEND
        int there;
        #else
        int missing;
        #endif
        """);
    String[] using = "-std=c++17 -Iinc -c a.cc".split(" ");
    make("g++", "-std=c++17 -c inc/h.h".split(" "), "inc/h.h.gch", false);
    check("g++", using);
    work.write("inc/tbb/tbb.h", "");
    check("g++", using);
    assertThat(work.counted("bypass.precompiled_header")).isEqualTo(2);
  }

  @Test
  void header_remadeFromAnother_doesNotUseItself() throws Exception {
    String[] making = "-x c++-header -include inc/h.h -o inc/h.h.gch -c empty.cxx".split(" ");
    work.write("empty.cxx", "/* generated */\n");
    make("g++", making, "inc/h.h.gch", false);
    work.write("inc/in.h", "#pragma once\n#define K 3\n");
    make("g++", making, "inc/h.h.gch", false);
    check("g++", "-Iinc -c a.cc".split(" "), false);
    byte[] with = work.bytes("a.o");
    Files.delete(work.path("inc/h.h.gch"));
    check("g++", "-Iinc -c a.cc".split(" "), false);
    assertThat(work.path("a.o")).hasBinaryContent(with);
    assertThat(work.counted("bypass")).isZero();
  }

  /** What a precompiled header holds is asked for again, but it has changed since. */
  @ParameterizedTest
  @CsvSource({"gcc,a.c", "g++,a.cc"})
  void onceOnlyHeader_editedBehindThePrecompiledOne_isSeen(String tool, String source)
      throws Exception {
    work.write(source, "#include \"h.h\"\n#include \"in.h\"\nint f(void) { return K; }\n");
    make(tool, new String[] {"inc/h.h"}, "inc/h.h.gch", false);
    String[] using = {"-w", "-Iinc", "-c", source};
    check(tool, using, false);
    check(tool, using, true);
    work.write("inc/in.h", "#pragma once\n#undef K\n#define K 9\n");
    check(tool, using, false);
    check(tool, using, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-O2 -g -c a.c", "-DK=7 -c a.c", "-c a.c"})
  void header_thatDoesNotFit_isPassedByAsPlainly(String use) throws Exception {
    work.write("inc/in.h", "#pragma once\n#ifndef K\n#define K 2\n#endif\n");
    make("gcc", "-O1 -c inc/h.h".split(" "), "inc/h.h.gch", false);
    String[] using = ("-Iinc " + use).split(" ");
    check("gcc", using, false);
    check("gcc", using, true);
    work.write("inc/in.h", "#pragma once\n#ifndef K\n#define K 6\n#endif\n");
    check("gcc", using);
    check("gcc", using, true);
    Files.delete(work.path("inc/h.h.gch"));
    check("gcc", using, false);
  }

  @Test
  void header_thatComesEarlierOnThePath_isSeen() throws Exception {
    Files.createDirectories(work.path("first"));
    work.write("first/h.h", Files.readString(work.path("inc/h.h")).replace("K *", "K + "));
    String[] using = "-Ifirst -Iinc -c a.c".split(" ");
    Files.move(work.path("first/h.h"), work.path("first/other.h"));
    check("gcc", using, false);
    make("gcc", "-Iinc -c first/other.h -o first/h.h.gch".split(" "), "first/h.h.gch", false);
    // There is no first/h.h, and gcc does not need one.
    check("gcc", using, false);
    check("gcc", using, true);
    Files.delete(work.path("first/h.h.gch"));
    check("gcc", using, true);
  }

  /** In a main file, the next file of a name is the first. */
  @Test
  void header_ofANextFile_isSeenWhenItAppears() throws Exception {
    work.write("a.c", SOURCE.replace("#include \"h.h\"", "#include_next <h.h>"));
    String[] using = "-w -Iinc -O1 -c a.c".split(" ");
    check("gcc", using, false);
    make("gcc", "-O1 -DK=9 -w -c inc/h.h".split(" "), "inc/h.h.gch", false);
    check("gcc", using, false);
    check("gcc", using, true);
    Files.delete(work.path("inc/h.h.gch"));
    check("gcc", using, true);
  }

  @Test
  void header_besideTheSourceItself_isSeen() throws Exception {
    check("gcc", "-Iinc -c a.c".split(" "), false);
    work.write("other.h", "int other(void) { return 1; }\n");
    make("gcc", "-c other.h -o a.c.gch".split(" "), "a.c.gch", false);
    check("gcc", "-Iinc -c a.c".split(" "), false);
    check("gcc", "-Iinc -c a.c".split(" "), true);
  }

  @Test
  void headerThatGccIncludesByItself_isSeenWhenItAppears() throws Exception {
    String[] using = "-Iinc -c a.c".split(" ");
    check("gcc", using, false);
    work.write("inc/stdc-predef.h", "#define pair couple\nstruct pair { long x[9]; };\n");
    work.write("inc/stdc-predef.h", "int predefined = 1;\n");
    check("gcc", using, false);
    check("gcc", using, true);
  }

  @Test
  void header_made_keepsModeOfAnOldOne() throws Exception {
    Path old = work.write("inc/h.h.gch", "old");
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-------"));
    work.settle(old);
    make("gcc", new String[] {"-c", "inc/h.h"}, "inc/h.h.gch", false);
    assertThat(Files.getPosixFilePermissions(old)).hasSize(2);
  }

  @Test
  void header_thatTheCacheDidNotMake_isDeclined() throws Exception {
    work.write("inc/in.h", "#pragma once\n#define K 2\n#define NOW __TIME__\n");
    work.write("a.c", SOURCE + "const char *now = NOW;\n");
    work.compile("gcc", "-c", "inc/h.h");
    assertThat(work.counted("bypass.time_macro")).isEqualTo(1);
    work.compile("gcc", "-Iinc", "-c", "a.c");
    assertThat(work.counted("bypass.precompiled_header")).isEqualTo(1);
    assertThat(work.counted("stored")).isZero();
  }

  @Test
  void datesInAHeader_withASourceDate_areDeclined() throws Exception {
    work.environment.put("SOURCE_DATE_EPOCH", "1000000000");
    work.write("inc/in.h", "#define K 2\n#define NOW __TIME__\n");
    work.compile("gcc", "-c", "inc/h.h");
    assertThat(work.counted("bypass.time_macro")).isEqualTo(1);
  }

  @Test
  void existence_thatAMacroAsksFor_isDeclined() throws Exception {
    work.write("inc/in.h", "#define K 2\n#define HAS __has_include(\"later.h\")\n");
    work.compile("gcc", "-c", "inc/h.h");
    assertThat(work.counted("bypass.has_include")).isEqualTo(1);
    work.write("inc/in.h", "#define K 2\n# if \\\n __has_include(\"later.h\")\n# endif\n");
    make("gcc", new String[] {"-c", "inc/h.h"}, "inc/h.h.gch", false);
  }

  @Test
  void messages_besideAPrecompiledHeader_areNotKept() throws Exception {
    make("gcc", new String[] {"-c", "inc/h.h"}, "inc/h.h.gch", false);
    work.write("a.c", SOURCE + "int g(void) { return twice(\"x\"); }\n");
    work.compile("gcc", "-Iinc", "-c", "a.c");
    assertThat(work.counted("bypass.precompiled_header")).isEqualTo(1);
  }

  @Test
  void computedInclude_besideAPrecompiledHeader_isDeclined() throws Exception {
    make("gcc", new String[] {"-c", "inc/h.h"}, "inc/h.h.gch", false);
    work.write("a.c", SOURCE + "#define NAME \"in.h\"\n#include NAME\n");
    work.compile("gcc", "-Iinc", "-c", "a.c");
    assertThat(work.counted("bypass.precompiled_header")).isEqualTo(1);
  }

  @Test
  void firstHeader_thatMacrosMayName_isDeclined() throws Exception {
    String first = "#define NAME <h.h>\n#include NAME\nint f(void) { return K; }\n";
    work.write("a.c", first);
    String[] use = "-Iinc -MD -c a.c".split(" ");
    check("gcc", use, false);
    make("gcc", new String[] {"-c", "inc/h.h"}, "inc/h.h.gch", false);
    work.write("inc/h.h", "#define K 7\n");
    check("gcc", use, false);
    Files.delete(work.path("inc/h.h.gch"));
    check("gcc", use, false);
    assertThat(work.counted("bypass.computed_include")).isEqualTo(3);
    work.write("a.c", "#include <stddef.h>\n" + first);
    check("gcc", use, false);
    make("gcc", new String[] {"-c", "inc/h.h"}, "inc/h.h.gch", false);
    check("gcc", use, true);
  }

  @Test
  void folderOfHeaders_isDeclined() throws Exception {
    make("gcc", "-c inc/h.h -o one.gch".split(" "), "one.gch", false);
    Files.createDirectories(work.path("inc/h.h.gch"));
    Files.move(work.path("one.gch"), work.path("inc/h.h.gch/one"));
    work.compile("gcc", "-Iinc", "-c", "a.c");
    assertThat(work.counted("bypass.precompiled_header")).isEqualTo(1);
  }

  @Test
  void headerOfAHeader_isMadeOfThePlainOne() throws Exception {
    work.write("all.h", "#include \"h.h\"\n");
    String[] making = "-Iinc -c all.h".split(" ");
    make("gcc", making, "all.h.gch", false);
    make("gcc", new String[] {"-c", "inc/h.h"}, "inc/h.h.gch", false);
    make("gcc", making, "all.h.gch", true);
    work.write("inc/in.h", "#pragma once\n#define K 5\n");
    make("gcc", making, "all.h.gch", false);
    work.write("a.c", "#include \"all.h\"\nint f(void) { return K; }\n");
    check("gcc", "-Iinc -c a.c".split(" "), false);
    byte[] with = work.bytes("a.o");
    Files.delete(work.path("all.h.gch"));
    Files.delete(work.path("inc/h.h.gch"));
    check("gcc", "-Iinc -c a.c".split(" "), false);
    assertThat(work.path("a.o")).hasBinaryContent(with);
  }

  @Test
  void brokenHeader_isLeftToTheCompiler() throws Exception {
    work.write("inc/in.h", "no c;\n");
    Response.Declined declined = (Response.Declined) work.ask("gcc", "-c", "inc/h.h");
    assertThat(declined.reason()).isEqualTo("precompiled_header");
  }

  private void make(String tool, String[] arguments, String header, boolean hit) throws Exception {
    Response.CompileResult result = work.compile(tool, arguments);
    work.counts();
    assertThat(result.exitCode()).isZero();
    assertThat(result.cached()).isEqualTo(hit);
    work.settle(work.path(header));
    // Two equal runs of gcc need not write the same; what they write is equally long, or nearly.
    byte[] ours = work.bytes(header);
    List<String> lists = List.of("h.d", "inc/h.d", "inc/h.h.d");
    List<byte[]> listed = new ArrayList<>();
    for (String list : lists) {
      listed.add(Files.exists(work.path(list)) ? work.bytes(list) : new byte[0]);
    }
    work.plain(List.of(), words(tool, arguments));
    assertThat((double) work.bytes(header).length).isBetween(ours.length * .99, ours.length * 1.01);
    for (int i = 0; i < lists.size(); i++) {
      byte[] plain = Files.exists(work.path(lists.get(i))) ? work.bytes(lists.get(i)) : new byte[0];
      assertThat(plain).as(lists.get(i)).isEqualTo(listed.get(i));
    }
    Files.write(work.path(header), ours);
    work.settle(work.path(header));
  }

  private void check(String tool, String[] arguments, boolean hit) throws Exception {
    assertThat(check(tool, arguments)).as("cached").isEqualTo(hit);
  }

  private boolean check(String tool, String[] arguments) throws Exception {
    List<String> outputs = List.of("a.o", "x.o", "a.d", "o.d", "x.d");
    Workplace.Plain plain = work.plain(outputs, words(tool, arguments));
    assertThat(plain.exit()).as(plain.stderr()).isZero();
    Response.CompileResult result = work.compile(tool, arguments);
    work.counts();
    assertThat(result.stderr().text()).isEqualTo(plain.stderr());
    work.assertWritten(plain, outputs);
    return result.cached();
  }

  private static String[] words(String tool, String... arguments) {
    List<String> words = new ArrayList<>(List.of(tool));
    words.addAll(List.of(arguments));
    return words.toArray(new String[0]);
  }
}
