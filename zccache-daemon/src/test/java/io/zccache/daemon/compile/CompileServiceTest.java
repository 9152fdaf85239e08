/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compile through the cache gives, compared byte for byte with the compiler's own work. */
@Timeout(120)
class CompileServiceTest extends WorkplaceTestBase {
  private static final String SOURCE =
      """
      #include <stdio.h>
      #include "h.h"
      static int unused;
      int f(int x) { printf("%s %d\\n", __FILE__, x); return N; }
      """;

  @BeforeEach
  void writeSources() throws Exception {
    work.write("inc/h.h", "#define N 1\n");
    work.write("a.c", SOURCE);
    work.write("b.cc", SOURCE.replace("stdio.h", "cstdio"));
  }

  @Test
  void hit_isWrittenDownWithoutBeingWaitedFor() throws Exception {
    assertThat(work.compile("gcc", "-c", "-Iinc", "a.c").cached()).isFalse();
    work.counts();
    long before = Files.size(work.root.resolve("store-1/index"));

    assertThat(work.compile("gcc", "-c", "-Iinc", "a.c").cached()).isTrue();

    await()
        .untilAsserted(
            () -> assertThat(Files.size(work.root.resolve("store-1/index"))).isGreaterThan(before));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcc|-c -Iinc a.c -o a.o|a.o",
        "gcc|-c -Iinc a.c|a.o",
        "gcc|-g -O2 -Wall -Wextra -c -Iinc a.c -oa.o|a.o",
        "g++|-g -O2 -Wall -c -Iinc b.cc -o b.o|b.o",
        "g++|-c -Iinc -x c++ a.c -o a.o|a.o",
        "gcc|-MD -c -Iinc a.c -o out/a.o|out/a.o,out/a.d",
        "gcc|-MMD -MP -c -Iinc a.c -o out/a.o|out/a.o,out/a.d",
        "gcc|-MD -MF out/x.d -MT one -MQ two$ -c -Iinc a.c -o out/a.o|out/a.o,out/x.d",
        "g++|-MMD -MF out/x.d -c -Iinc b.cc -o out/b.o|out/b.o,out/x.d",
        "gcc|-Wp,-MMD,out/k.d -c -Iinc a.c -o out/a.o|out/a.o,out/k.d",
        "gcc|-S -Iinc a.c -o a.s|a.s",
        "gcc|-c -Iinc -fPIC -pthread -std=gnu11 -DX=1 -UX -D Y a.c -o a.o|a.o",
      })
  void compile_coldAndWarm_givesTheCompilersOwnBytes(String tool, String args, String outputs)
      throws Exception {
    Files.createDirectories(work.path("out"));
    List<String> files = List.of(outputs.split(","));
    String[] arguments = args.split(" ");
    Workplace.Plain plain = work.plain(files, words(tool, arguments));

    for (boolean cached : new boolean[] {false, true}) {
      Response.CompileResult result = work.compile(tool, arguments);

      assertThat(result.exitCode()).isZero();
      assertThat(result.stderr().text()).isEqualTo(plain.stderr());
      assertThat(result.cached()).isEqualTo(cached);
      for (String file : files) {
        assertThat(work.path(file)).hasBinaryContent(plain.outputs().get(file));
        Files.delete(work.path(file));
      }
      assertThat(work.counts()).isEqualTo(List.of(cached ? 1L : 0L, 1L, 0L, 0L));
    }
    assertThat(work.counted("stored")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.i", "t.ii", "t.s", "t.S", "t.C", "t.cxx"})
  void source_ofEachEnding_isCached(String source) throws Exception {
    work.write(
        source, source.endsWith("s") || source.endsWith("S") ? ".globl x\nx:\n" : "int x;\n");
    Workplace.Plain plain = work.plain(List.of("t.o"), "gcc", "-c", source);

    assertThat(work.compile("gcc", "-c", source).cached()).isFalse();
    assertThat(work.path("t.o")).hasBinaryContent(plain.outputs().get("t.o"));
    work.counts();
    assertThat(work.compile("gcc", "-c", source).cached()).isTrue();
    assertThat(work.path("t.o")).hasBinaryContent(plain.outputs().get("t.o"));
  }

  @Test
  void header_editedAndRestored_missesThenHits() throws Exception {
    byte[] first = object();
    work.write("inc/h.h", "#define N 2\n");
    byte[] second = object();
    work.write("inc/h.h", "#define N 1\n");
    byte[] third = object();

    assertThat(second).isNotEqualTo(first);
    assertThat(third).isEqualTo(first);
    assertThat(work.counts()).isEqualTo(List.of(1L, 2L, 0L, 0L));
    assertThat(work.counted("miss.input_changed")).isEqualTo(1);
  }

  @Test
  void header_editedToTheSameSizeWithItsOldTime_isNoticed() throws Exception {
    byte[] first = object();
    var time = Files.getLastModifiedTime(work.path("inc/h.h"));
    work.write("inc/h.h", "#define N 7\n");
    Files.setLastModifiedTime(work.path("inc/h.h"), time);
    work.settle(work.path("inc/h.h"));

    assertThat(object()).isNotEqualTo(first);
    assertThat(work.counts()).isEqualTo(List.of(0L, 2L, 0L, 0L));
  }

  @Test
  void header_touchedOnly_hits() throws Exception {
    object();
    Files.setLastModifiedTime(
        work.path("inc/h.h"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));

    object();

    assertThat(work.counts()).isEqualTo(List.of(1L, 1L, 0L, 0L));
  }

  @ParameterizedTest
  @CsvSource({
    "h.h, -Iinc",
    "earlier/h.h, -Iearlier -Iinc",
    "missing/h.h, -Imissing -Iinc",
    "quote/h.h, -iquote quote -Iinc",
    "env/h.h, -isystem inc",
  })
  void header_thatAppearsEarlierInTheSearch_isTaken(String appearing, String options)
      throws Exception {
    Files.createDirectories(work.path("earlier"));
    work.environment.put("CPATH", "env");
    String[] arguments = ("-c a.c -o a.o " + options).split(" ");
    work.compile("gcc", arguments);
    byte[] before = work.bytes("a.o");
    work.counts();

    work.write(appearing, "#define N 99\n");
    assertThat(work.compile("gcc", arguments).cached()).isFalse();

    assertThat(work.bytes("a.o")).isNotEqualTo(before);
    assertThat(work.counted("miss.header_shadowed")).isEqualTo(1);
  }

  @Test
  void header_thatIsTestedFor_appearsAndGoes() throws Exception {
    work.write("a.c", "#if __has_include(\"opt.h\")\nint yes;\n#else\nint no;\n#endif\n");
    byte[] without = object();
    work.write("opt.h", "");
    byte[] with = object();
    Files.delete(work.path("opt.h"));

    assertThat(with).isNotEqualTo(without);
    assertThat(object()).isEqualTo(without);
    assertThat(work.counts()).isEqualTo(List.of(1L, 2L, 0L, 0L));
  }

  @Test
  void linkedFolder_turnedToAnother_isNoticed() throws Exception {
    work.write("v1/h.h", "#define N 1\n");
    work.write("v2/h.h", "#define N 2\n");
    Files.createSymbolicLink(work.path("cur"), Path.of("v1"));
    work.compile("gcc", "-c", "a.c", "-Icur");
    byte[] first = work.bytes("a.o");
    work.counts();

    Files.delete(work.path("cur"));
    Files.createSymbolicLink(work.path("cur"), Path.of("v2"));
    assertThat(work.compile("gcc", "-c", "a.c", "-Icur").cached()).isFalse();

    assertThat(work.bytes("a.o")).isNotEqualTo(first);
  }

  @Test
  void header_deleted_givesTheCompilersError() throws Exception {
    object();
    Files.delete(work.path("inc/h.h"));
    Workplace.Plain plain = work.plain(List.of(), "gcc", "-c", "-Iinc", "a.c", "-o", "a.o");

    Response.CompileResult result = work.compile("gcc", "-c", "-Iinc", "a.c", "-o", "a.o");

    assertThat(result.exitCode()).isEqualTo(plain.exit()).isNotZero();
    assertThat(result.stderr().text()).isEqualTo(plain.stderr());
    assertThat(work.counts()).isEqualTo(List.of(0L, 1L, 0L, 1L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcc -c a.c -Iinc|gcc -g -c a.c -Iinc",
        "gcc -O2 -O0 -c a.c -Iinc|gcc -O0 -O2 -c a.c -Iinc",
        "gcc -DN=1 -UN -DN=2 -c t.c|gcc -DN=2 -UN -DN=1 -c t.c",
        "gcc -DV -c t.c|gcc -DV -UV -c t.c",
        "gcc -Wall -c a.c -Iinc|gcc -Wall -w -c a.c -Iinc",
        "gcc -c a.c -Iinc|gcc -c ./a.c -Iinc",
        "gcc -x c++ -c a.c -Iinc|gcc -x c -c a.c -Iinc",
        "gcc -c a.c -Iinc|g++ -c a.c -Iinc",
      })
  void commands_thatDiffer_shareNoResult(String one, String other) throws Exception {
    work.write("t.c", "#ifdef V\nint v;\n#endif\n#ifndef N\n#define N 0\n#endif\nint n = N;\n");
    for (String command : List.of(one, other)) {
      String[] words = command.split(" ");
      String output = command.contains("t.c") ? "t.o" : "a.o";
      Workplace.Plain plain = work.plain(List.of(output), words);
      Response.CompileResult result =
          work.compile(words[0], List.of(words).subList(1, words.length).toArray(new String[0]));

      assertThat(work.path(output)).hasBinaryContent(plain.outputs().get(output));
      assertThat(result.stderr().text()).isEqualTo(plain.stderr());
    }
    assertThat(work.counts()).isEqualTo(List.of(0L, 2L, 0L, 0L));
  }

  @Test
  void output_otherNameOfTheSameCompile_hits() throws Exception {
    work.compile("gcc", "-c", "-Iinc", "a.c", "-o", "one.o");
    work.counts();

    assertThat(work.compile("gcc", "-c", "-Iinc", "a.c", "-o", "two.o").cached()).isTrue();
    assertThat(work.bytes("two.o")).isEqualTo(work.bytes("one.o"));
  }

  @ParameterizedTest
  @ValueSource(ints = {022, 077, 027, 0})
  void output_hasTheModeOfTheCallersUmask(int umask) throws Exception {
    work.umask(umask);
    for (int round = 0; round < 2; round++) {
      object();
      assertThat(Files.getPosixFilePermissions(work.path("a.o")))
          .isEqualTo(permissions(0666 & ~umask));
    }
    assertThat(work.counts()).isEqualTo(List.of(1L, 1L, 0L, 0L));
  }

  @Test
  void output_editedByItsOwner_harmsNoLaterHit() throws Exception {
    byte[] first = object();
    Files.write(work.path("a.o"), new byte[] {1, 2, 3});

    assertThat(object()).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TIME_MACRO|const char *t = __TIME__;",
        "TIME_MACRO|const char *t = __TIMESTAMP__;",
      })
  void source_thatCannotBeCached_isCompiledEachTime(String reason, String text) throws Exception {
    work.write("t.c", text + "\n");
    for (int round = 1; round <= 2; round++) {
      assertThat(work.compile("gcc", "-c", "t.c").exitCode()).isZero();
      assertThat(work.path("t.o")).isNotEmptyFile();
      assertThat(work.counts()).isEqualTo(List.of(0L, 0L, (long) round, 0L));
    }
    assertThat(work.counted("bypass." + reason.toLowerCase(java.util.Locale.ROOT))).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"__TIME__", "__TIMESTAMP__", "__DATE__"})
  void header_thatTellsTheTime_isCompiledEachTime(String macro) throws Exception {
    work.write("t.h", "static const char *t = " + macro + ";\n");
    work.write("t.c", "#include \"t.h\"\nconst char *f(void) { return t; }\n");
    for (int round = 1; round <= 2; round++) {
      assertThat(work.compile("gcc", "-c", "t.c").exitCode()).isZero();
      assertThat(work.path("t.o")).isNotEmptyFile();
      assertThat(work.counts()).isEqualTo(List.of(0L, 0L, (long) round, 0L));
    }
    assertThat(work.counted("bypass.time_macro")).isEqualTo(2);
  }

  @Test
  void assemblerInput_hiddenFromEveryScan_isAnInput() throws Exception {
    work.write("t.c", "#define J(a, b) \".\" a b\nasm(J(\"inc\", \"bin\") \" \\\"blob\\\"\");\n");
    work.write("blob", "one");
    work.compile("gcc", "-c", "t.c");
    byte[] first = work.bytes("t.o");
    work.counts();
    work.write("blob", "two");

    assertThat(work.compile("gcc", "-c", "t.c").cached()).isFalse();
    assertThat(work.bytes("t.o")).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-x c a.c -o app",
        "-E a.c",
        "--version",
        "-c -Iinc a.c -o nowhere/a.o",
        "-c -Iinc a.c -o folder",
        "-c -Iinc a.c -o link.o",
        "-c missing.c",
        "-c -Iinc a.c -save-temps=cwd",
        "-c -Iinc a.c b.cc -o x.o"
      })
  void call_thatIsNotCached_isDeclinedToOurLauncher(String arguments) throws Exception {
    Files.createDirectories(work.path("folder"));
    Files.createSymbolicLink(work.path("link.o"), Path.of("real.o"));

    assertThat(work.ask("gcc", arguments.split(" "))).isInstanceOf(Response.Declined.class);
    assertThat(work.counts()).isEqualTo(List.of(0L, 0L, 1L, 0L));
  }

  @Test
  void sourceByAnotherNameAsOutput_isNeverReplaced() throws Exception {
    Files.createLink(work.path("linked.o"), work.path("a.c"));

    assertThat(work.ask("gcc", "-c", "-Iinc", "a.c", "-o", "linked.o"))
        .isEqualTo(new Response.Declined("output_is_input"));
  }

  @Test
  void otherProgramBehindACompilersName_isNoCompiler() throws Exception {
    Files.createDirectories(work.path("bin"));
    Files.createSymbolicLink(work.path("bin/gcc"), Path.of("/usr/bin/env"));

    assertThat(work.ask(work.path("bin/gcc").toString(), "-c", "a.c"))
        .isEqualTo(new Response.Declined("not_a_compiler"));
  }

  @Test
  void pipeAsOutput_isNeverReplaced() throws Exception {
    Process made = new ProcessBuilder("mkfifo", work.path("p").toString()).start();
    assertThat(made.waitFor()).isZero();

    assertThat(work.ask("gcc", "-c", "-Iinc", "a.c", "-o", "p"))
        .isEqualTo(new Response.Declined("output_not_a_file"));
    assertThat(Files.readAttributes(work.path("p"), "*").get("isOther")).isEqualTo(true);
  }

  @Test
  void call_thatIsNotCached_runsForOtherClients() throws Exception {
    work.foreignClient();
    Workplace.Plain plain = work.plain(List.of(), "gcc", "-E", "-P", "inc/h.h");

    Response.CompileResult result = work.compile("gcc", "-E", "-P", "inc/h.h");

    assertThat(result.exitCode()).isZero();
    assertThat(result.stdout().text()).isEqualTo(plain.stdout());
  }

  @Test
  void tool_thatIsNotThere_isAnErrorForOtherClients() {
    work.foreignClient();

    assertThat(work.ask("/no/such/gcc", "-c", "a.c")).isInstanceOf(Response.Error.class);
  }

  @Test
  void restart_keepsEveryResult() throws Exception {
    byte[] first = object();
    work.counts();
    work.restart();

    assertThat(object()).isEqualTo(first);
    assertThat(work.counts()).isEqualTo(List.of(1L, 1L, 0L, 0L));
  }

  @Test
  void colours_areForTerminalsOnly() throws Exception {
    work.environment.put("TERM", "xterm");
    String plain = work.compile("gcc", "-Wall", "-c", "-Iinc", "a.c").stderr().text();
    String coloured =
        work.terminal(true).compile("gcc", "-Wall", "-c", "-Iinc", "a.c").stderr().text();

    assertThat(plain).doesNotContain("\u001b");
    assertThat(coloured).contains("\u001b[01;35m");
    assertThat(work.counts()).isEqualTo(List.of(0L, 2L, 0L, 0L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gcc", "clang"})
  void compileThatPrintsNothing_isOneForTerminalAndPipe(String tool) throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", tool)), tool + " is not installed");
    String[] words = {tool, "-Wall", "-g", "-MD", "-c", "q.c"};
    String[] arguments = Arrays.copyOfRange(words, 1, words.length);
    List<String> outputs = List.of("q.o", "q.d");
    boolean terminal = true;
    for (String text : List.of("int q;\n", "int r;\n")) {
      work.write("q.c", text);
      Workplace.Plain plain = work.plain(outputs, words);
      for (String kind : List.of("xterm", "vt100", "dumb")) {
        work.environment.put("TERM", kind);
        for (boolean cached : new boolean[] {!kind.equals("xterm"), true}) {
          assertThat(work.terminal(terminal).compile(tool, arguments).cached()).isEqualTo(cached);
          work.counts();
          assertThat(work.path("q.o")).hasBinaryContent(plain.outputs().get("q.o"));
          assertThat(work.path("q.d")).hasBinaryContent(plain.outputs().get("q.d"));
          terminal = !terminal;
        }
      }
      // The second text is compiled for the pipe first.
      terminal = false;
    }
    work.write("q.c", "static int unused;\n");
    assertThat(work.terminal(false).compile(tool, arguments).stderr().text()).contains("unused");
    work.counts();
    work.environment.put("TERM", "xterm");
    Response.CompileResult coloured = work.terminal(true).compile(tool, arguments);
    assertThat(coloured.cached()).isFalse();
    assertThat(coloured.stderr().text()).contains("\u001b[");
  }

  private byte[] object() throws Exception {
    assertThat(work.compile("gcc", "-c", "-Iinc", "a.c", "-o", "a.o").exitCode()).isZero();
    work.counts();
    return work.bytes("a.o");
  }

  private static java.util.Set<java.nio.file.attribute.PosixFilePermission> permissions(int mode) {
    StringBuilder text = new StringBuilder();
    for (int bit = 8; bit >= 0; bit--) {
      text.append((mode >> bit & 1) == 1 ? "xwr".charAt(bit % 3) : '-');
    }
    return PosixFilePermissions.fromString(text.toString());
  }

  private static String[] words(String tool, String... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = tool;
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return words;
  }
}
