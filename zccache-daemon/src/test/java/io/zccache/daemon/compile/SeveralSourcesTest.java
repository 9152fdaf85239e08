/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several sources in one command: compared with plain commands. */
@Timeout(120)
class SeveralSourcesTest extends WorkplaceTestBase {
  private static final List<String> OUTPUTS =
      List.of("a.o", "b.o", "c.o", "a.s", "b.s", "c.s", "a.d", "b.d", "c.d");

  @BeforeEach
  void writeSources() throws Exception {
    work.write("inc/h.h", "#define N 10\n");
    work.write("a.c", "#include <h.h>\nint f(void) { int unused; return N; }\n");
    work.write("sub/b.c", "#include \"../inc/h.h\"\nint g(void) { return N + 1; }\n");
    work.write("c.c", "int h(void) { int idle; return 3; }\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcc|-Wall -MD -Iinc -c a.c sub/b.c c.c",
        "gcc|-x c -g -O2 -Wall -MMD -MP -Iinc a.c -c sub/b.c c.c",
        "gcc|-Iinc -Wall -S a.c c.c sub/b.c",
        "gcc|-Wall -MD -MT all -Iinc -c a.c c.c",
        "g++|-Wall -MMD -Iinc -c a.c sub/b.c c.c",
        "clang|-Wall -g -MD -Iinc -c a.c sub/b.c c.c",
        "clang|-Wall -MMD -Iinc -c a.c c.c",
        "clang|-Wall -Iinc -S a.c sub/b.c c.c",
      })
  void command_missHitEditedAndBack_isAsPlain(String tool, String args) throws Exception {
    assumeThere(tool);
    String[] arguments = args.split(" ");
    check(tool, arguments, false);
    check(tool, arguments, true);
    work.write("inc/h.h", "#define N 11\n");
    check(tool, arguments, false);
    check(tool, arguments, true);
    work.write("inc/h.h", "#define N 10\n");
    check(tool, arguments, true);
    assertThat(work.counted("bypass")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"g++,c", "g++,none", "clang++,c"})
  void language_ofSeveral_isThatOfThePlainCall(String tool, String language) throws Exception {
    assumeThere(tool);
    work.foreignClient();
    for (String name : List.of("a.c", "c.c")) {
      work.write(name, "int " + name.charAt(0) + "(void) { return sizeof('x'); }\n");
    }
    check(tool, ("-x " + language + " -S a.c c.c").split(" "), false);
    check(tool, ("-x " + language + " -S c.c a.c").split(" "), tool.equals("clang++"));
  }

  /** Else make would build again for ever, or another tree would take its files for fresh. */
  @Test
  void hits_haveFilesOfTheirOwnAndOfNow() throws Exception {
    String[] arguments = "-MD -Iinc -c a.c sub/b.c".split(" ");
    List<String> outputs = List.of("a.o", "b.o", "a.d", "b.d");
    work.compile("gcc", arguments);
    work.counts();
    FileTime old = FileTime.fromMillis(1_000_000);
    for (String output : List.of("a.o", "b.o")) {
      Files.createLink(work.path("kept-" + output), work.path(output));
    }
    for (String output : outputs) {
      Files.setLastModifiedTime(work.path(output), old);
    }
    Instant before = Instant.now().minusSeconds(2);

    assertThat(work.compile("gcc", arguments).cached()).isTrue();

    for (String output : List.of("a.o", "b.o")) {
      assertThat(Files.getLastModifiedTime(work.path(output)).toInstant()).isAfter(before);
      assertThat(Files.getAttribute(work.path(output), "unix:nlink")).isEqualTo(1);
      assertThat(Files.getLastModifiedTime(work.path("kept-" + output))).isEqualTo(old);
    }
    for (String output : outputs) {
      assertThat(Files.getLastModifiedTime(work.path(output)).toInstant()).isAfter(before);
    }
  }

  @Test
  void parts_haveTheKeysTheyHaveAlone() throws Exception {
    work.compile("gcc", "-O1", "-MD", "-Iinc", "-c", "a.c");
    work.compile("gcc", "-O1", "-MD", "-Iinc", "-c", "sub/b.c");
    work.counts();
    check("gcc", "-O1 -MD -Iinc -c a.c sub/b.c".split(" "), true);
    check("gcc", "-O1 -MD -Iinc -c sub/b.c c.c".split(" "), false);
    assertThat(work.compile("gcc", "-O1", "-MD", "-Iinc", "-c", "c.c").cached()).isTrue();
    assertThat(work.counts()).isEqualTo(List.of(4L, 3L, 0L, 0L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gcc", "clang"})
  void sourceThatFails_stopsNoOther(String tool) throws Exception {
    assumeThere(tool);
    String[] arguments = "-Wall -MD -Iinc -c a.c sub/b.c c.c".split(" ");
    check(tool, arguments, false);
    work.write("sub/b.c", "int g(void) { int unused; return y; }\n");
    // What is there from before goes, or stays, as it does plainly.
    for (String old : List.of("a.o", "b.o", "c.o")) {
      work.write(old, "old");
    }
    check(tool, arguments, false);
    for (String old : List.of("a.o", "b.o", "c.o")) {
      work.write(old, "old");
    }
    check(tool, arguments, false);
    work.write("a.c", "no c\n");
    check(tool, arguments, false);
    assertThat(work.counted("bypass")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gcc|-Iinc -c a.c nosuch.c c.c|no_source",
        "gcc|-Iinc -c a.c c.c -o x.o|several_sources",
        "gcc|-Iinc -MD -MF x.d -c a.c c.c|several_sources",
        "gcc|-Iinc -c a.c -x c++ c.c|several_sources",
        "g++|-Iinc -x c -c a.c c.c|several_sources",
        "g++|-Iinc -x none -c a.c c.c|several_sources",
        "gcc|-Iinc -fstack-usage -c a.c c.c|several_sources",
        "gcc|-Iinc -c a.c inc/h.h|several_sources",
        "clang|-Iinc -c a.c c.c -shared|several_sources",
        "clang++|-Iinc -c a.c c.c|several_sources",
      })
  void oddCommand_isLeftToTheCompiler(String tool, String args, String reason) throws Exception {
    assumeThere(tool);
    assertThat(work.ask(tool, args.split(" "))).isEqualTo(new Response.Declined(reason));
  }

  @Test
  void oddCommand_ofAnotherClient_isRunWhole() throws Exception {
    assumeThere("clang");
    work.foreignClient();
    check("clang", "-Wall -Iinc -c a.c c.c -shared".split(" "), false);
    assertThat(work.counted("bypass.several_sources")).isEqualTo(1);
  }

  @Test
  void explain_namesThePartThatWouldMiss() throws Exception {
    String[] arguments = "-Iinc -c a.c c.c".split(" ");
    assertThat(work.explain("gcc", arguments).verdict()).isEqualTo("miss");
    work.compile("gcc", arguments);
    work.counts();
    assertThat(work.explain("gcc", arguments).verdict()).isEqualTo("hit");
    work.write("c.c", "int h(void) { return 4; }\n");
    assertThat(work.explain("gcc", arguments).findings().toString()).contains("c.c");
  }

  private void check(String tool, String[] arguments, boolean hit) throws Exception {
    List<byte[]> before = new ArrayList<>();
    for (String output : OUTPUTS) {
      before.add(Files.exists(work.path(output)) ? work.bytes(output) : new byte[0]);
    }
    List<String> words = new ArrayList<>(List.of(tool));
    words.addAll(List.of(arguments));
    Workplace.Plain plain = work.plain(OUTPUTS, words.toArray(new String[0]));
    for (int i = 0; i < OUTPUTS.size(); i++) {
      if (before.get(i).length > 0) {
        Files.write(work.path(OUTPUTS.get(i)), before.get(i));
      }
    }
    Response.CompileResult result = work.compile(tool, arguments);
    work.counts();

    assertThat(result.cached()).as("cached").isEqualTo(hit);
    assertThat(result.exitCode()).isEqualTo(plain.exit());
    assertThat(result.stdout().text()).isEqualTo(plain.stdout());
    assertThat(result.stderr().text()).isEqualTo(plain.stderr());
    work.assertWritten(plain, OUTPUTS);
    for (String output : plain.outputs().keySet()) {
      Files.delete(work.path(output));
    }
  }

  private static void assumeThere(String tool) {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", tool)), tool + " is not installed");
  }
}
