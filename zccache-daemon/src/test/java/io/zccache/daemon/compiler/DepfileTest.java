/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepfileTest {
  private static final long SEED = 42;

  private static Depfile parse(String text) throws MalformedDepfileException {
    return Depfile.parse(text.getBytes(UTF_8));
  }

  @Test
  void parse_continuedLines_givesNamesInOrder() throws Exception {
    assertThat(parse("out/a.o: src/a.c \\\n h1.h /usr/include/x.h \\\r\n h2.h\n"))
        .isEqualTo(
            new Depfile(
                List.of("out/a.o"), List.of("src/a.c", "h1.h", "/usr/include/x.h", "h2.h")));
  }

  @Test
  void parse_phonyRules_arePassedOver() throws Exception {
    assertThat(parse("a.o: a.c h.h i\\ j.h\nh.h:\n\ni\\ j.h:\n").prerequisites())
        .containsExactly("a.c", "h.h", "i j.h");
  }

  @Test
  void parse_escapes_areUndone() throws Exception {
    assertThat(
            parse("a\\ b.o: a$$b.c c\\#d.h e\\ f.h g\\\\\\ h.h i\\j.h k\\\\l.h m\\\\#n.h")
                .prerequisites())
        .containsExactly("a$b.c", "c#d.h", "e f.h", "g\\ h.h", "i\\j.h", "k\\\\l.h", "m\\#n.h");
  }

  @Test
  void parse_rawTargets_areKept() throws Exception {
    assertThat(parse("$(OBJ) C:/x.o a\\ b::c: a.c").targets())
        .containsExactly("$(OBJ)", "C:/x.o", "a b::c");
  }

  @Test
  void parse_noPrerequisites_isAnEmptyList() throws Exception {
    assertThat(parse("a.o:")).isEqualTo(new Depfile(List.of("a.o"), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.o a.c",
        ": a.c",
        "a.o\n: a.c",
        "a.o: a.c\nb.o: b.c\n",
        "a.o: a.c\nb.o c.o:\n",
        "a.o: a.c\nrest\n",
        "a.o: a.c\nrest:\n",
        "a.o: a.c i\tj/k.h\n",
        "a.o: a.c i\rj/k.h\n",
        "a\t.o: a.c\n",
        "a.o: a$b.c",
        "a.o: a\\:b.c",
        "a.o: a.c\\\n b.h",
        "a.o: b\\\\ c",
        "a.o: a.c\\"
      })
  void parse_otherForm_isMalformed(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedDepfileException.class);
  }

  @Test
  void parse_carriageReturnsBeforeNewlines_endLines() throws Exception {
    assertThat(parse("a.o: a.c h.h\r\nh.h:\r\n").prerequisites()).containsExactly("a.c", "h.h");
  }

  @ParameterizedTest
  @CsvSource({"x y, x\\", "x\\ y, x\\\\\\", "xy\\, ''"})
  void lookalikes_ofANameWithABlank_endInBackslashes(String name, String lookalike)
      throws Exception {
    List<String> expected = lookalike.isEmpty() ? List.of() : List.of(lookalike);
    assertThat(Depfile.lookalikes(name)).isEqualTo(expected);
    for (String other : expected) {
      assertThat(parse("a.o: " + other + " y").prerequisites()).containsExactly(name);
    }
  }

  @Test
  void parse_notUtf8_isMalformed() {
    assertThatThrownBy(() -> Depfile.parse(new byte[] {'a', ':', ' ', (byte) 0xff}))
        .isInstanceOf(MalformedDepfileException.class);
  }

  static List<RealTool> tools() {
    return RealTool.all().toList();
  }

  @ParameterizedTest
  @MethodSource("tools")
  void parse_hostileNames_areThoseOfTheFiles(RealTool tool, @TempDir Path folder) throws Exception {
    Random random = new Random(SEED);
    for (int round = 0; round < 12; round++) {
      Path place = Files.createDirectory(folder.resolve("round" + round));
      List<String> names = new ArrayList<>(List.of("main.c"));
      StringBuilder source = new StringBuilder();
      for (String name : hostileNames(random, tool.family())) {
        Files.writeString(place.resolve(name), "");
        source.append("#include \"").append(name).append("\"\n");
        names.add(name);
      }
      Files.writeString(place.resolve("main.c"), source + "int x;\n");
      List<String> phony = round % 2 == 0 ? List.of() : List.of("-MP");
      List<String> arguments =
          new ArrayList<>(List.of("-c", "main.c", "-o", "o $#ut.o", "-MMD", "-MF", "d"));
      arguments.addAll(phony);
      assertThat(tool.run(place, arguments)).returns(0, RealTool.Run::exitCode);

      Depfile depfile = Depfile.parse(Files.readAllBytes(place.resolve("d")));

      assertThat(depfile.prerequisites()).as("seed %d", SEED).isEqualTo(names);
      assertThat(depfile.targets()).containsExactly("o $#ut.o");
    }
  }

  private static Set<String> hostileNames(Random random, CompilerFamily family) {
    String[] pieces = {
      " ", "  ", "$", "$$", "#", "\\", "\\\\", ":", "'", "%", "~", "ä", "a", "=", ";"
    };
    Set<String> names = new TreeSet<>();
    while (names.size() < 9) {
      StringBuilder name = new StringBuilder();
      int length = 1 + random.nextInt(7);
      for (int i = 0; i < length; i++) {
        name.append(pieces[random.nextInt(pieces.length)]);
      }
      // A backslash before a colon is written ambiguously.
      // clang makes slashes of backslashes, so that it names another file.
      String hostile = name.append(".h").toString();
      boolean unwritable =
          family == CompilerFamily.CLANG ? hostile.contains("\\") : hostile.contains("\\:");
      if (!unwritable) {
        names.add(hostile);
      }
    }
    return names;
  }
}
