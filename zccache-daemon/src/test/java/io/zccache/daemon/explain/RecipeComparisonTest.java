/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.key.CompilerIdentity;
import io.zccache.daemon.key.Digest;
import io.zccache.daemon.key.Recipe;
import io.zccache.protocol.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeComparisonTest {
  /** What was asked then, what is asked now, and what is said of it, the lines of it by a slash. */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "-c a.c|-c a.c|''",
        "-c -O1 a.c|-c -O2 a.c|-O2 was -O1",
        "-c a.c|-c -O2 a.c|-O2 is new",
        "-c -g -O2 a.c|-c a.c|-g is missing / -O2 is missing",
        "-c -g a.c|-c -g1 a.c|-g1 was -g",
        "-c -g a.c|-c -gdwarf-4 a.c|-gdwarf-4 is new / -g is missing",
        "-c -std=c11 a.c|-c -std=c17 a.c|-std=c17 was -std=c11",
        "-c -fPIC a.c|-c -fno-PIC a.c|-fno-PIC was -fPIC",
        "-c -Wno-all a.c|-c -Wall a.c|-Wall was -Wno-all",
        "-c -msse a.c|-c -mno-sse a.c|-mno-sse was -msse",
        "-c -DN=1 a.c|-c -DN=2 a.c|-DN=2 was -DN=1",
        "-c -DN a.c|-c -UN a.c|-UN was -DN",
        "-c -D N=1 a.c|-c -DN=2 a.c|-DN=2 was -D N=1",
        "-c -DN=1 a.c|-c -DM=1 a.c|-DM=1 is new / -DN=1 is missing",
        "-c -DN a.c|-c -DN -DN a.c|-DN is new",
        "-c -DN -DN a.c|-c -DN a.c|-DN is missing",
        "-c -I one a.c|-c -I two a.c|-I two was -I one",
        "-c -Ione a.c|-c -Itwo a.c|-Itwo is new / -Ione is missing",
        "-c --param x=1 a.c|-c --param x=2 a.c|--param x=2 was --param x=1",
        "-c -include a.h a.c|-c a.c|-include a.h is missing",
        "-c -DN -O2 a.c|-c -O2 -DN a.c"
            + "|the arguments are in another order: -O2 comes where -DN came",
        "-c -Ix -Iy a.c|-c -Iy -Ix a.c|the arguments are in another order: -Iy comes where -Ix came",
        "-c -O2 -DN a.c|-c -DN a.c|-O2 is missing",
        "-c -DA -DB a.c|-c -DB -DA -DC a.c|-DC is new",
      })
  void arguments_ofTwoCalls_areToldApart(String before, String now, String told) {
    assertThat(String.join(" / ", texts(recipe(now), recipe(before)))).isEqualTo(told);
  }

  @Test
  void source_another_isNoArgument() {
    Recipe before = recipe("-c a.c");
    Recipe now = new Recipe(GCC, "b.c", List.of("-c", "b.c"), List.of(), "", false);

    assertThat(RecipeComparison.of(now, before))
        .containsExactly(
            new Finding("source", "b.c", "a.c", "b.c", "the source is b.c, it was a.c"));
  }

  @Test
  void compiler_another_isNamed() {
    assertThat(texts(by(compiler("/usr/bin/gcc", "gcc 13", 2)), by(GCC)))
        .containsExactly("the compiler is /usr/bin/gcc (gcc 13), it was /usr/bin/gcc (gcc 12)");
    assertThat(texts(by(compiler("/opt/gcc", "gcc 12", 2)), by(GCC)))
        .containsExactly("the compiler is /opt/gcc (gcc 12), it was /usr/bin/gcc (gcc 12)");
    assertThat(texts(by(compiler("/usr/bin/gcc", "gcc 12", 2)), by(GCC)))
        .containsExactly(
            "the compiler has changed: /usr/bin/gcc (gcc 12), or a program that it runs,"
                + " has another content");
  }

  @Test
  void compiler_sameAtAnotherPlace_isNoDifference() {
    assertThat(texts(by(compiler("/bin/gcc", "gcc 12", 1)), by(GCC))).isEmpty();
  }

  @Test
  void environment_eachVariable_isNamedOnce() {
    Recipe before = in("", false, "CPATH=a", "LANG=C", "LC_ALL=x=y");
    Recipe now = in("", false, "CPATH=b", "C_INCLUDE_PATH=", "LC_ALL=x=y");

    assertThat(RecipeComparison.of(now, before))
        .containsExactly(
            new Finding("environment", "CPATH", "a", "b", "CPATH is \"b\", it was \"a\""),
            new Finding("environment", "C_INCLUDE_PATH", "", "", "C_INCLUDE_PATH is set to \"\""),
            new Finding("environment", "LANG", "C", "", "LANG is not set, it was \"C\""));
  }

  @Test
  void folder_another_isNamedWithoutTheVariableThatFollowsIt() {
    assertThat(texts(in("/b", false, "PWD=/b"), in("/a", false, "PWD=/a")))
        .containsExactly("the folder is /b, it was /a; debug records name the folder");
    assertThat(texts(in("/a", false, "PWD=/b"), in("/a", false, "PWD=/a")))
        .as("another name of the same folder")
        .containsExactly("PWD is \"/b\", it was \"/a\"");
    assertThat(texts(in("/a", false, "PWD=/a"), in("", false)))
        .as("the option for debug records is what differs")
        .isEmpty();
  }

  @Test
  void terminal_another_isNamedWithoutTheVariablesThatFollowIt() {
    Recipe pipe = in("", false);
    Recipe terminal = in("", true, "COLUMNS=80", "TERM=xterm");

    assertThat(RecipeComparison.of(terminal, pipe))
        .containsExactly(
            new Finding(
                "terminal",
                "",
                "no terminal",
                "terminal",
                "diagnostics go to a terminal, they did not before"));
    assertThat(texts(pipe, terminal))
        .containsExactly("diagnostics go to no terminal, they did before");
    assertThat(texts(in("", true, "TERM=dumb"), in("", true, "TERM=xterm")))
        .containsExactly("TERM is \"dumb\", it was \"xterm\"");
  }

  @Test
  void everything_another_comesInTheOrderOfItsWeight() {
    Recipe before = new Recipe(GCC, "a.c", List.of("-c", "a.c"), List.of("LANG=C"), "/a", false);
    Recipe now =
        new Recipe(
            compiler("/opt/gcc", "gcc 13", 2),
            "b.c",
            List.of("-c", "-O2", "b.c"),
            List.of("LANG=D"),
            "/b",
            true);

    assertThat(RecipeComparison.of(now, before))
        .extracting(Finding::kind)
        .containsExactly("compiler", "source", "argument", "environment", "folder", "terminal");
  }

  private static final Recipe.Maker GCC = compiler("/usr/bin/gcc", "gcc 12", 1);

  private static Recipe.Maker compiler(String program, String version, int content) {
    Digest digest = Digest.ofContent(new byte[] {(byte) content});
    return new Recipe.Maker(program, version, new CompilerIdentity(digest));
  }

  private static Recipe recipe(String arguments) {
    return new Recipe(GCC, "a.c", List.of(arguments.split(" ")), List.of(), "", false);
  }

  private static Recipe by(Recipe.Maker compiler) {
    return new Recipe(compiler, "a.c", List.of("-c", "a.c"), List.of(), "", false);
  }

  private static Recipe in(String folder, boolean terminal, String... environment) {
    return new Recipe(GCC, "a.c", List.of("-c", "a.c"), List.of(environment), folder, terminal);
  }

  private static List<String> texts(Recipe now, Recipe before) {
    return RecipeComparison.of(now, before).stream().map(Finding::text).toList();
  }
}
