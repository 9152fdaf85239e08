/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLineTest {
  private static final String START = "Using built-in specs.\nCOLLECT_GCC=gcc\n /x/collect2 ";

  @Test
  void parse_readsFoldersLibrariesPluginAndEmulation() {
    assertThat(
            LinkLine.parse(
                START
                    + "-plugin /x/p.so -m elf -o a a.o -Lone -L two \"-L/a b\" -lx -l y -l:z.a\n"))
        .contains(
            new LinkLine(
                words(
                    "/x/collect2 -plugin /x/p.so -m elf -o a a.o -Lone -L two",
                    "-L/a b",
                    "-lx",
                    "-l",
                    "y",
                    "-l:z.a"),
                List.of("one", "two", "/a b"),
                List.of("x", "y", ":z.a"),
                Optional.of("/x/p.so"),
                List.of("-m", "elf")));
  }

  private static List<String> words(String start, String... more) {
    List<String> words = new ArrayList<>(List.of(start.split(" ")));
    words.addAll(List.of(more));
    return words;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/usr/bin/ld", "/usr/bin/ld.lld", "/x/x86_64-linux-gnu-ld.bfd"})
  void parse_ofClangsAnswer_findsTheLinkerAndItsFiles(String linker) {
    String said =
        "clang version 14\n \"" + linker + "\" \"--dynamic-list=/x/a.syms\" \"-Lx\" \"-o\" \"a\"\n";

    LinkLine line = LinkLine.parseClang(said).orElseThrow();

    assertThat(line.program()).isEqualTo(linker);
    assertThat(line.values()).containsExactly("/x/a.syms");
    assertThat(line.folders()).containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" /x/gold a.o\n", " (in-process)\n /x/ld a.o\n", " ld a.o\n", " /x/ld64 a\n"})
  void parse_ofAnotherAnswerOfClangs_isNone(String stderr) {
    assertThat(LinkLine.parseClang(stderr)).isEmpty();
  }

  @Test
  void parse_ofQuotedWords_undoesTheQuotes() {
    assertThat(LinkLine.parse(START + "\"-L\\$a\\\\b\\\"c\"  -l").orElseThrow())
        .isEqualTo(
            new LinkLine(
                List.of("/x/collect2", "-L$a\\b\"c", "-l"),
                List.of("$a\\b\"c"),
                List.of(""),
                Optional.empty(),
                List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gcc: error\n", " \n", " /x/cc1 a.c\n", " /x/cc1 a\n /x/collect2 b\n"})
  void parse_ofAnotherCall_isNone(String stderr) {
    assertThat(LinkLine.parse(stderr)).isEmpty();
  }

  @Test
  void parse_ofTheRealDriver_findsItsFoldersAndLibraries() throws Exception {
    List<String> words = new ArrayList<>(List.of("gcc", "a.o", "-Lmine", "-lm"));
    words.add(LinkLine.ARGUMENT);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String said = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();

    LinkLine line = LinkLine.parse(said).orElseThrow();

    assertThat(line.folders()).startsWith("mine").hasSizeGreaterThan(1);
    assertThat(line.libraries()).contains("m", "gcc", "c");
  }
}
