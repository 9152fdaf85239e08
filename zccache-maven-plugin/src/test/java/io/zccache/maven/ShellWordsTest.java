/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

  /** A real shell says what is right. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc -c a.c -o a.o",
        "  gcc\t-c   a.c  ",
        "gcc -DNAME='\"a b\"' -c a.c",
        "gcc '-DX=\"it'\\''s\"' -c 'a b.c'",
        "gcc \"-DX=\\\"1\\\"\" -c a.c",
        "gcc \"a\\b\\$\\`\\\\\" -c a.c",
        "gcc a\\ b.c 'c'\"d\"e",
        "gcc '' \"\" -c a.c",
        "gcc 'a\\b' '$HOME' \"x $ y\" 5$",
        "gcc '|&;<>()' \"|&;<>()\" \\| \\$x",
        "gcc -DX=1 Y=2",
        "gcc \"a\\\nb\" c\\\nd",
        "/opt/ü/gcc -c ä.c",
      })
  void words_areThoseOfARealShell(String command) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "for w in " + command + "; do printf '%s\\0' \"$w\"; done")
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(said).isZero();

    ShellWords read = ShellWords.of(command);

    assertThat(String.join("\0", read.words()) + "\0").isEqualTo(said);
    assertThat(read.variables()).isEmpty();
  }

  @Test
  void lineEnds_areBlanks() throws Exception {
    assertThat(ShellWords.of("gcc\n  -c\r\n a.c\n").words()).isEqualTo(List.of("gcc", "-c", "a.c"));
  }

  @Test
  void assignments_beforeTheProgram_areItsVariables() throws Exception {
    ShellWords read = ShellWords.of("LC_ALL=C CPATH='/a b' gcc -DX=1 Y=2");

    assertThat(read.variables()).isEqualTo(Map.of("LC_ALL", "C", "CPATH", "/a b"));
    assertThat(read.words()).isEqualTo(List.of("gcc", "-DX=1", "Y=2"));
    assertThat(ShellWords.of("'A=1' x").words()).isEqualTo(List.of("A=1", "x"));
    assertThat(ShellWords.of("A'='1 x").words()).isEqualTo(List.of("A=1", "x"));
    assertThat(ShellWords.of("1A=1 =b").words()).isEqualTo(List.of("1A=1", "=b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "gcc 'a.c#the single quote at place 5 is not closed",
        "gcc \"a.c#the double quote at place 5 is not closed",
        "gcc a\"b#the double quote at place 6 is not closed",
        "gcc a.c \\#it ends with a backslash",
        "~~#it names no program",
        "~  ~#it names no program",
        "A=1#it names no program",
        "cd x && gcc#the character & at place 6 means something to a shell only",
        "gcc -c a.c; ls#the character ; at place 11",
        "gcc < a.c#the character <",
        "gcc (a)#the character (",
        "gcc | as#the character |",
        "gcc $CFLAGS#the character $ at place 5",
        "gcc \"${X}\"#the character $",
        "gcc $(ls)#the character $",
        "gcc `ls`#the character `",
      })
  void noCommandOfOneProgram_isRefusedWithThePlace(String command, String why) {
    assertThatThrownBy(() -> ShellWords.of(command))
        .isInstanceOf(ShellWords.MalformedCommandException.class)
        .hasMessageContaining(why);
  }
}
