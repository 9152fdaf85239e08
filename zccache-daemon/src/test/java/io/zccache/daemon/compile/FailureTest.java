/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles that fail: what is kept of them, and every change after which it may not be used. */
@Timeout(120)
class FailureTest extends LinkedTestBase {
  @BeforeEach
  void makeSources() throws Exception {
    work.write("inc/h.h", "#define V 1\n");
    work.write("wrong.c", "#include \"inc/h.h\"\nint f(void) { return W; }\n");
    work.write("stops.c", "#include \"inc/h.h\"\n#include <late.h>\nint f(void) { return V; }\n");
    work.write("says.c", "#include \"inc/h.h\"\n#if V == 1\n#error no\n#endif\nint x;\n");
    work.write("warns.c", "static int f(void) { return 1; }\n");
    work.write("wrong.cc", "#include <string>\nint f() { return std::string{}; }\n");
    work.write("asks.c", "#if __has_include(<late.h>)\nint x;\n#else\n#error none\n#endif\n");
    work.write("path/other.h", "");
    settleAll();
  }

  private void assertFails(boolean hit, String line) throws Exception {
    for (boolean there : new boolean[] {true, false}) {
      remake(there);
      Workplace.Plain plain = work.plain(List.of(), line.split(" "));
      boolean left = Files.exists(work.path("out"));
      remake(there);
      assertThat(plain.exit()).isNotZero();
      assertThat(work.call(line.split(" ")))
          .isInstanceOfSatisfying(
              Response.CompileResult.class,
              result -> {
                assertThat(result.exitCode()).isEqualTo(plain.exit());
                assertThat(result.stderr().text()).isEqualTo(plain.stderr());
                assertThat(result.stdout().text()).isEqualTo(plain.stdout());
                assertThat(result.cached()).isEqualTo(hit || !there);
              });
      assertThat(Files.exists(work.path("out"))).isEqualTo(left);
    }
  }

  private void remake(boolean there) throws Exception {
    Files.deleteIfExists(work.path("out"));
    if (there) {
      work.write("out", "old\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc -c wrong.c -o out",
        "gcc -c -pipe -g3 -O2 wrong.c -o out",
        "gcc -c says.c -o out",
        "gcc -c -pipe says.c -o out",
        "gcc -S says.c -o out",
        "gcc -c -Ipath stops.c -o out",
        "gcc -c -Ipath -pipe -Wall -g3 stops.c -o out",
        "gcc -c -Wall -Werror warns.c -o out",
        "gcc -c -Wfatal-errors wrong.c -o out",
        "gcc -c -fmax-errors=1 wrong.c -o out",
        "g++ -c wrong.cc -o out",
        "gcc -c asks.c -o out",
      })
  void failure_coldAndWarm_isWhatTheCompilerSays(String line) throws Exception {
    assertFails(false, line);
    assertFails(true, line);
    assertThat(work.counts()).isEqualTo(List.of(3L, 0L, 0L, 1L));
    assertThat(work.counted("hit.failed")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcc -c wrong.c -o out|inc/h.h|#define W 2",
        "gcc -c wrong.c -o out|wrong.c|int f(void) { return 2; }",
        "gcc -c says.c -o out|inc/h.h|#define V 2",
        "gcc -c -Ipath stops.c -o out|path/late.h|int late;",
        "gcc -c -Iabsent -Ipath stops.c -o out|absent/late.h|int late;",
        "gcc -c -Ipath asks.c -o out|path/late.h|int late;",
      })
  void failure_whoseCauseGoes_isNone(String line, String file, String text) throws Exception {
    assertFails(false, line);
    work.write(file, text + "\n");
    settleAll();
    remake(false);
    work.assertAsPlain(false, OUTPUT, line.split(" "));
  }

  /** What stands before a missing header counts, and so does the header that is always first. */
  @Test
  void failure_headerBeforeTheMissingOne_counts() throws Exception {
    assertFails(false, "gcc -c -Ipath stops.c -o out");
    work.write("inc/h.h", "#error other\n");
    settleAll();
    assertFails(false, "gcc -c -Ipath stops.c -o out");
    work.write("path/stdc-predef.h", "#define UNUSED 1\n");
    settleAll();
    assertFails(false, "gcc -c -Ipath stops.c -o out");
    work.write("path/stdc-predef.h", "#warning first\n");
    settleAll();
    assertThat(work.compile("gcc", "-c", "-Ipath", "stops.c", "-o", "out").stderr().text())
        .contains("first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc -c asm.c -o out",
        "gcc -c -pipe asm.c -o out",
        "gcc -c computed.c -o out",
        "gcc -c -include inc/h.h stops.c -o out",
        "gcc -c -MD -MF list wrong.c -o out",
        "gcc -c line.c -o out",
        "clang -c wrong.c -o out",
      })
  void failure_ofWhichNotAllIsKnown_isNotKept(String line) throws Exception {
    work.write("asm.c", "void f(void) { __asm__(\"no such thing\"); }\n");
    work.write("line.c", "#line 1 \"inc/h.h\"\nint f(void) { return W; }\n");
    work.write("computed.c", "#define LATE <late.h>\n#include LATE\n");
    settleAll();
    for (int i = 0; i < 2; i++) {
      assertThat(work.call(line.split(" ")))
          .matches(it -> !(it instanceof Response.CompileResult made) || !made.cached());
    }
    assertThat(work.counted("hit")).isZero();
    assertThat(work.counted("stored")).isZero();
  }

  /** The compiler quotes the line of a file that is no input. */
  @Test
  void warning_thatQuotesAnotherFile_isNotKept() throws Exception {
    work.write("line.c", "#line 1 \"inc/h.h\"\nint f(void) {}\n");
    settleAll();
    for (int i = 0; i < 2; i++) {
      assertThat(work.compile("gcc", "-Wall", "-c", "line.c").cached()).isFalse();
    }
    assertThat(work.counted("not_stored.inputs_unknown")).isEqualTo(2);
  }

  @Test
  void failure_isRecalled() throws Exception {
    assertFails(false, "gcc -c wrong.c -o out");
    assertFails(true, "gcc -c wrong.c -o out");
    assertFails(true, "gcc -c wrong.c -o out");
    assertThat(work.counted("hit.recalled")).isPositive();
    work.write("inc/h.h", "#define W 2\n");
    settleAll();
    work.assertAsPlain(false, OUTPUT, "gcc", "-c", "wrong.c", "-o", "out");
  }

  @Test
  void failure_isExplained() throws Exception {
    assertFails(false, "gcc -c wrong.c -o out");
    Response.Explanation said = work.explain("gcc", "-c", "wrong.c", "-o", "out");
    assertThat(said.verdict()).isEqualTo(Response.Explanation.HIT);
    assertThat(said.text()).contains("failed");
  }

  @Test
  void failure_afterARestart_isStillKnown() throws Exception {
    assertFails(false, "gcc -c wrong.c -o out");
    work.restart();
    assertFails(true, "gcc -c wrong.c -o out");
  }

  /** What scripts do that test a compiler: one name, hundreds of sources. */
  @Test
  void sourcesOfOneName_areAllRememberedIfTheyAreSmall() throws Exception {
    for (boolean hit : new boolean[] {false, true}) {
      for (int i = 0; i < 40; i++) {
        Files.writeString(work.path("test.c"), "int x = " + i + ";\n");
        assertThat(work.compile("gcc", "-c", "test.c").cached()).as("source %s", i).isEqualTo(hit);
      }
      assertThat(work.counted("stored")).isEqualTo(40);
    }
  }

  @Test
  void sourcesThatAreWrittenAnew_areRecalledByContent() throws Exception {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 5; i++) {
        Files.writeString(work.path("test.c"), "int main(void) { return " + i + "; }\n");
        work.assertAsPlain(round > 0, OUTPUT, "gcc", "test.c", "-o", "out");
      }
    }
  }
}
