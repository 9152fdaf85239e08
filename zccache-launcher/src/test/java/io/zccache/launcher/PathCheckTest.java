/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.FilePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathCheckTest {
  private static final FilePath GCC = FilePath.of("gcc");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-c a.c -o out/a.o",
        "-I/a/b -isystem /c -iquote/d -F/e -I C:/x -include /f.h",
        "-I/a/b.c -I/..x/y.",
        "-include-pch",
        "/I:x"
      })
  void absolute_allowed_nothingToTell(String words) {
    assertThat(violation(StrictPaths.ABSOLUTE, words)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "-Iinclude,-I,-Iinclude,expected forward-slash absolute path",
    "-I include,-I,-I include,expected forward-slash absolute path",
    "-isystem=x,-isystem,-isystem=x,expected forward-slash absolute path",
    "-imacros m.h,-imacros,-imacros m.h,expected forward-slash absolute path",
    "-I\\x,-I,-I\\x,expected forward-slash absolute path",
    "-F/a/./b,-F,-F/a/./b,expected normalized path without /./ or /../ components",
    "-I/a/..,-I,-I/a/..,expected normalized path without /./ or /../ components"
  })
  void absolute_notAllowed_toldWithTheCall(String words, String flag, String typed, String why) {
    assertThat(violation(StrictPaths.ABSOLUTE, words + " -c a.c"))
        .isEqualTo(
            "zccache: "
                + flag
                + " flag `"
                + typed
                + "` violates --strict-paths=absolute ("
                + why
                + ").\n         Caller: gcc "
                + words
                + " -c a.c");
  }

  @Test
  void consistent_severalSeparators_told() {
    assertThat(violation(StrictPaths.CONSISTENT, "-Ia/b -Ic -I/d")).isNull();
    assertThat(violation(StrictPaths.CONSISTENT, "-Ia\\b -Ic\\d")).isNull();
    assertThat(violation(StrictPaths.CONSISTENT, "-Ia/b\\c"))
        .contains("(expected one separator style per path)");
    assertThat(violation(StrictPaths.CONSISTENT, "-Ia/b -Ic\\d"))
        .contains("`-Ic\\d`", "(expected all checked paths to use the same separator style)");
  }

  @Test
  void off_anything_nothingToTell() {
    assertThat(violation(StrictPaths.OFF, "-Ia/b\\c")).isNull();
  }

  @Test
  void call_wordsThatNeedIt_areQuoted() {
    List<byte[]> words = new ArrayList<>();
    for (String word : List.of("-Ix", "", "a b", "say \"$x\"")) {
      words.add(FilePath.of(word).toBytes());
    }
    assertThat(new PathCheck(StrictPaths.ABSOLUTE).violation(GCC, words))
        .endsWith("Caller: gcc -Ix \"\" \"a b\" \"say \\\"$x\\\"\"");
  }

  private static @Nullable String violation(StrictPaths mode, String words) {
    List<byte[]> arguments = new ArrayList<>();
    for (String word : List.of(words.split(" ", -1))) {
      arguments.add(FilePath.of(word).toBytes());
    }
    return new PathCheck(mode).violation(GCC, arguments);
  }
}
