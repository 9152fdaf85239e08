/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.stats.MissReason;
import io.zccache.daemon.stats.Missed;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Precompiled headers of clang, made and used: compared with plain compiles, byte for byte. */
@Timeout(240)
class ClangHeaderTest extends WorkplaceTestBase {
  private static final String UNDATED = "-Xclang -fno-pch-timestamp ";
  private static final String MAKE =
      "-Winvalid-pch -fpch-instantiate-templates -Xclang -emit-pch -Xclang -include -Xclang inc/h.h"
          + " -x c++-header -MD -MT b/h.pch -MF b/h.d -o b/h.pch -c empty.cxx";
  private static final String USE =
      "-Winvalid-pch -Xclang -include-pch -Xclang b/h.pch -Xclang -include -Xclang inc/h.h"
          + " -Iinc -MD -MT x.o -MF x.d -o x.o -c a.cc";

  private static final List<String> HEADERS =
      List.of("b/h.pch", "b/h.d", "c/h.pch", "inc/h.h.pch", "inc/h.h.gch");
  private static final List<String> OBJECTS = List.of("a.o", "x.o", "a.d", "x.d");

  @BeforeEach
  void writeSources() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/clang")), "clang is not installed");
    Files.createDirectories(work.path("b"));
    work.write("empty.cxx", "/* generated */\n");
    work.write(
        "inc/h.h",
        """
        #pragma once
        #include <stddef.h>
        #include "in.h"
        struct pair { int a, b; };
        static inline int twice(int x) { return K * x; }
        """);
    work.write("inc/in.h", "#pragma once\n#define K 2\n");
    work.write(
        "a.c", "#include \"h.h\"\nint f(int x) { return twice(x) + sizeof(struct pair); }\n");
    work.write("a.cc", "#include \"h.h\"\nint f(int x) { return twice(x) + sizeof(pair); }\n");
    for (String source : List.of("empty.cxx", "inc/h.h", "inc/in.h", "a.c", "a.cc")) {
      date(source, 100);
    }
  }

  /** How a header is precompiled, where that goes, and how it is used; CMake's way comes first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clang++|" + MAKE + "|b/h.pch|" + USE,
        "clang++|-x c++-header -Xclang -include -Xclang inc/h.h -o inc/h.h.pch -c empty.cxx"
            + "|inc/h.h.pch|-Xclang -include-pch -Xclang inc/h.h.pch -Xclang -include -Xclang inc/h.h"
            + " -Iinc -c a.cc",
        "clang++|" + UNDATED + MAKE + "|b/h.pch|-g " + UNDATED + USE,
        "clang|-x c-header inc/h.h -o b/h.pch|b/h.pch|-include-pch b/h.pch -Iinc -MMD -c a.c",
        "clang|-O1 -x c-header inc/h.h -o inc/h.h.pch|inc/h.h.pch|-O1 -include inc/h.h -Iinc -c a.c",
        "clang|-c inc/h.h|inc/h.h.gch|-include inc/h.h -Iinc -MD -c a.c",
        "clang|inc/h.h|inc/h.h.gch|-include inc/h.h -Iinc -c a.c",
      })
  void header_madeUsedAndRemade_givesTheCompilersOwnBytes(
      String tool, String make, String header, String use) throws Exception {
    check(tool, make, false);
    check(tool, use, false);
    check(tool, use, true);
    Files.delete(work.path(header));
    check(tool, make, true);
    check(tool, use, true);
    edit("inc/in.h", "#pragma once\n#define K 31\n", 200);
    // The old one is refused, or used all the same.
    check(tool, use, false);
    check(tool, make, false);
    check(tool, use, false);
    check(tool, use, true);
    edit("inc/in.h", "#pragma once\n#define K 2\n", 100);
    check(tool, make, true);
    check(tool, use, true);
    assertThat(work.counted("bypass")).isZero();
    assertThat(work.counted("not_stored")).isZero();
    assertThat(left()).isEmpty();
  }

  /** A fresh checkout has other times. */
  @Test
  void times_count_unlessTheHeaderHoldsNone() throws Exception {
    check("clang++", MAKE, false);
    check("clang++", USE, false);
    date("inc/in.h", 300);
    // Clang refuses a header whose time is another.
    assertThat(check("clang++", USE, false)).isNotZero();
    assertThat(work.explain("clang++", MAKE.split(" ")).findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.kind()).isEqualTo("time");
              assertThat(finding.name()).endsWith("inc/in.h");
            });
    check("clang++", MAKE, false);
    check("clang++", USE, false);
    date("inc/in.h", 100);
    check("clang++", MAKE, true);
    check("clang++", USE, true);

    check("clang++", UNDATED + MAKE, false);
    check("clang++", USE, false);
    for (String file : List.of("empty.cxx", "inc/h.h", "inc/in.h", "a.cc")) {
      date(file, 400);
    }
    check("clang++", UNDATED + MAKE, true);
    check("clang++", USE, true);
    work.restart();
    date("inc/h.h", 500);
    check("clang++", UNDATED + MAKE, true);
    check("clang++", USE, true);
  }

  /** An edit that leaves the size is not noticed by clang if there are no times. */
  @Test
  void header_editedBehindAnUndatedOne_isAsClangTakesIt() throws Exception {
    check("clang++", UNDATED + MAKE, false);
    check("clang++", USE, false);
    edit("inc/in.h", "#pragma once\n#define K 7\n", 200);
    assertThat(check("clang++", USE, false)).isZero();
    check("clang++", USE, true);
    check("clang++", UNDATED + MAKE, false);
    check("clang++", USE, false);
  }

  @Test
  void folderOfTheHeader_isInItsBytes() throws Exception {
    check("clang", "-x c-header inc/h.h -o b/h.pch", false);
    byte[] first = work.bytes("b/h.pch");
    Files.createDirectories(work.path("c"));
    check("clang", "-x c-header inc/h.h -o c/h.pch", false);
    Files.move(work.path("c/h.pch"), work.path("b/h.pch"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(work.bytes("b/h.pch")).isNotEqualTo(first);
    // Moved there, it is another input.
    check("clang", "-include-pch b/h.pch -Iinc -c a.c", false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"b/h.pch", "home/b/h.pch", "h.pch"})
  void folderOfTheHeader_reachedThroughALink_isNamedAsClangDoes(String header) throws Exception {
    Files.createSymbolicLink(work.path("home"), work.path("."));
    work.environment.put("PWD", work.path("home").toString());
    check("clang", "-x c-header inc/h.h -o " + header, false);
    check("clang", "-x c-header inc/h.h -o " + header, true);
  }

  @Test
  void header_thatAppearsInThePlaceOfAnIncludedOne_isSeen() throws Exception {
    String use = "-include inc/h.h -Iinc -c a.c";
    check("clang", use, false);
    check(
        "clang",
        "-DK=5 -Xclang -include -Xclang inc/in.h -x c-header empty.cxx -o inc/h.h.pch",
        false);
    check("clang", use);
    Files.delete(work.path("inc/h.h.pch"));
    check("clang", use, true);
  }

  /** Gcc's lie where clang does not look. */
  @Test
  void gccsHeader_thatLiesBeside_doesNotMatter() throws Exception {
    work.plain(List.of(), "gcc", "-c", "inc/h.h");
    check("clang", "-Iinc -c a.c", false);
    check("clang", "-Iinc -c a.c", true);
    assertThat(work.counted("bypass")).isZero();
  }

  @Test
  void messages_besideAPrecompiledHeader_areKept() throws Exception {
    check("clang++", MAKE, false);
    work.write("a.cc", "#include \"h.h\"\nint g() { int unused; return twice(2.5); }\n");
    check("clang++", "-Wall -Wconversion " + USE, false);
    check("clang++", "-Wall -Wconversion " + USE, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-include-pch b/h.pch -x c-header inc/in.h -o b/in.pch",
        "-Xclang -include-pch -Xclang b/h.pch -x c-header inc/in.h -o b/in.pch",
        "-Xclang -emit-pch -c a.c",
        "-fpch-codegen -x c-header inc/h.h -o b/h.pch",
        "-x c-header inc/h.h -fstack-usage -o b/h.pch",
      })
  void unusual_isDeclined(String arguments) throws Exception {
    work.plain(List.of(), "clang", "-x", "c-header", "inc/h.h", "-o", "b/h.pch");
    assertThat(work.ask("clang", arguments.split(" ")))
        .isEqualTo(new Response.Declined("precompiled_header"));
  }

  /** What it was made with beside headers is not known. */
  @Test
  void header_thatTheCacheDidNotMake_isDeclined() throws Exception {
    work.plain(List.of(), "clang", "-x", "c-header", "inc/h.h", "-o", "b/h.pch");
    work.settle(work.path("b/h.pch"));
    check("clang", "-include-pch b/h.pch -Iinc -c a.c", false);
    assertThat(work.counted("bypass.precompiled_header")).isEqualTo(1);
    Files.move(work.path("b/h.pch"), work.path("inc/h.h.pch"));
    check("clang", "-include inc/h.h -Iinc -c a.c", false);
    assertThat(work.counted("bypass.precompiled_header")).isEqualTo(2);
  }

  @Test
  void timeMacro_inAHeader_isDeclined() throws Exception {
    work.write("inc/in.h", "#define K 2\n#define NOW __TIME__\n");
    work.compile("clang", "-x", "c-header", "inc/h.h", "-o", "b/h.pch");
    assertThat(work.counted("bypass.time_macro")).isEqualTo(1);
    assertThat(left()).isEmpty();
  }

  @Test
  void brokenHeader_isLeftToTheCompiler() throws Exception {
    work.write("inc/in.h", "no c;\n");
    assertThat(work.ask("clang", "-x", "c-header", "inc/h.h", "-o", "b/h.pch"))
        .isEqualTo(new Response.Declined("precompiled_header"));
    assertThat(left()).isEmpty();
  }

  @Test
  void anotherDirectory_hasAnotherHeader() throws Exception {
    check("clang", "-x c-header inc/h.h -o b/h.pch", false);
    Files.createDirectories(work.path("there"));
    work.enter("there");
    Path place = work.directory();
    for (String folder : List.of("b", "inc")) {
      Files.createSymbolicLink(place.resolve(folder), Path.of("../" + folder));
    }
    Response.CompileResult result =
        work.compile("clang", "-x", "c-header", "inc/h.h", "-o", "b/h.pch");
    assertThat(result.exitCode()).isZero();
    assertThat(result.cached()).isFalse();
  }

  private int check(String tool, String arguments, boolean hit) throws Exception {
    Response.CompileResult result = check(tool, arguments);
    assertThat(result.cached())
        .as(
            arguments
                + missed()
                + " not stored "
                + work.counted("not_stored")
                + " bypass "
                + work.counted("bypass"))
        .isEqualTo(hit);
    return result.exitCode();
  }

  private Response.CompileResult check(String tool, String arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(tool));
    words.addAll(List.of(arguments.split(" ")));
    List<String> outputs = arguments.contains(" a.c") ? OBJECTS : HEADERS;
    for (String output : outputs) {
      Files.deleteIfExists(work.path(output));
    }
    Workplace.Plain plain = work.plain(outputs, words.toArray(new String[0]));
    Response.CompileResult result = work.compile(tool, arguments.split(" "));
    assertThat(left()).isEmpty();
    work.counts();
    assertThat(result.exitCode()).as(plain.stderr()).isEqualTo(plain.exit());
    assertThat(result.stderr().text()).isEqualTo(plain.stderr());
    work.assertWritten(plain, outputs);
    for (String output : plain.outputs().keySet()) {
      work.settle(work.path(output));
    }
    return result;
  }

  private List<MissReason> missed() {
    return work.missed().stream().map(Missed::reason).toList();
  }

  private void edit(String name, String text, int second) throws Exception {
    work.write(name, text);
    date(name, second);
  }

  /** Gives a file one of a few times, each of which comes again. */
  private void date(String name, int second) throws Exception {
    Instant moment =
        Instant.parse("2024-02-03T04:05:06Z").plus(second, ChronoUnit.SECONDS).plusNanos(7_000);
    Files.setLastModifiedTime(work.path(name), FileTime.from(moment));
    work.settle(work.path(name));
  }

  /** What we have forgotten in the user's folders. */
  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.walk(work.directory())) {
      return files.filter(file -> file.getFileName().toString().contains("zccache")).toList();
    }
  }
}
