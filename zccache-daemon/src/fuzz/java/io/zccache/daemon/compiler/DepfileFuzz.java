/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a dependency file, and as the names that a compiler puts into one. */
final class DepfileFuzz {
  private static final String BLANK_BY_GCC = " \t";
  private static final String BLANK_BY_CLANG = " ";

  static Stream<byte[]> texts() {
    return Stream.of(
            "out/a.o: src/a.c \\\n h1.h /usr/include/x.h \\\r\n h2.h\n",
            "a.o: a.c h.h\nh.h:\n\ni\\ j.h:\n",
            "a\\ b.o: a$$b.c c\\#d.h e\\ f.h g\\\\\\ h.h i\\j.h k\\\\l.h",
            "a.o: b\\\\ c",
            "$(OBJ) C:/x.o a\\ b::c: a.c",
            "a\nb c.h\nd$#\\e\nf:g\th")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("texts")
  @FuzzTest
  void parse_anyBytes_givesNamesThatComeBack(byte[] input) {
    Optional<Depfile> read = parse(input);

    read.ifPresent(
        depfile ->
            assertThat(parse(written(depfile.targets(), depfile.prerequisites(), BLANK_BY_GCC)))
                .isEqualTo(read));
    List<String> names = names(new String(input, UTF_8));
    if (!names.isEmpty()) {
      comeBackOrAreRefused(names, BLANK_BY_GCC);
      // clang makes slashes of backslashes
      comeBackOrAreRefused(
          names.stream().map(name -> name.replace('\\', '/')).toList(), BLANK_BY_CLANG);
    }
  }

  private static void comeBackOrAreRefused(List<String> names, String blanks) {
    List<String> targets = List.of("a.o");
    byte[] file = written(targets, names, blanks);
    parse(file)
        .ifPresent(
            depfile ->
                assertThat(depfile)
                    .as(new String(file, UTF_8))
                    .isEqualTo(new Depfile(targets, names)));
  }

  /** Names that include directives can spell, but for those whose end no reader can tell. */
  private static List<String> names(String text) {
    return Arrays.stream(text.split("\n", -1))
        .filter(name -> !name.isEmpty() && !name.endsWith("\\") && name.indexOf('\0') < 0)
        .limit(12)
        .toList();
  }

  private static Optional<Depfile> parse(byte[] content) {
    try {
      return Optional.of(Depfile.parse(content));
    } catch (MalformedDepfileException e) {
      assertThat(e.getMessage()).isNotEmpty();
      return Optional.empty();
    }
  }

  /** A dependency file as gcc and clang write it; they quote different blanks. */
  private static byte[] written(List<String> targets, List<String> names, String blanks) {
    StringBuilder file = new StringBuilder();
    for (String target : targets) {
      file.append(file.isEmpty() ? "" : " ").append(quoted(target, blanks));
    }
    file.append(':');
    for (String name : names) {
      file.append(name.length() % 3 == 0 ? " \\\n " : " ").append(quoted(name, blanks));
    }
    return file.append(names.isEmpty() ? "\n" : " \n").toString().getBytes(UTF_8);
  }

  private static String quoted(String name, String blanks) {
    StringBuilder quoted = new StringBuilder();
    int backslashes = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (blanks.indexOf(c) >= 0) {
        quoted.append("\\".repeat(backslashes + 1));
      } else if (c == '#') {
        quoted.append('\\');
      } else if (c == '$') {
        quoted.append('$');
      }
      quoted.append(c);
      backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    return quoted.toString();
  }
}
