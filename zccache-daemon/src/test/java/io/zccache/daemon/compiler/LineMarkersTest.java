/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineMarkersTest {
  private static final String GCC = "/usr/bin/gcc";

  @TempDir Path folder;

  @Test
  void filesOf_realText_areThoseOfTheDependencyFile() throws Exception {
    write("in.h", "#pragma once\n");
    write("empty.h", "");
    write("q\"\\.h", "#include \"in.h\"\n");
    write("first.h", "#include \"in.h\"\n");
    write(
        "a.c",
        "#include <stdio.h>\n#include \"empty.h\"\n#include \"q\"\\.h\"\n"
                .replace("\"q\"\\.h\"", "<q\"\\.h>")
            + "#include \"in.h\"\n"
            + "#line 7 \"other.y\"\nint x;\n");

    preprocess("-g", "-I.", "-include", "./first.h", "a.c");

    List<String> files = filesOf(Files.readAllBytes(folder.resolve("a.i")));
    Depfile list = Depfile.parse(Files.readAllBytes(folder.resolve("a.d")));
    assertThat(files).isEqualTo(list.prerequisites());
    assertThat(files)
        .contains("first.h", "in.h", "empty.h", "q\"\\.h")
        .endsWith("empty.h", "q\"\\.h");
  }

  @Test
  void filesOf_whatPragmasDecide_areNotThoseOfTheCompile() throws Exception {
    write("fast.h", "");
    write(
        "a.c", "#pragma GCC optimize (\"O2\")\n#ifdef __OPTIMIZE__\n#include \"fast.h\"\n#endif\n");

    preprocess("a.c");
    run(List.of(GCC, "-c", "-MD", "a.c"));

    List<String> read = Depfile.parse(Files.readAllBytes(folder.resolve("a.d"))).prerequisites();
    List<String> files = filesOf(Files.readAllBytes(folder.resolve("a.i")));
    if (read.contains("fast.h")) {
      assertThat(files).doesNotContain("fast.h").isNotEqualTo(read);
    } else {
      assertThat(files).isEqualTo(read);
    }
  }

  @Test
  void filesOf_linesThatOnlyLookSo_areNone() throws IOException {
    byte[] text =
        "#pragma \"x\" 1\n# 1 \"a.c\"\n # 1 \"b\" 1\n# 2 \"c\" 2\n# 1 \"d\n#\n".getBytes(UTF_8);

    assertThat(filesOf(text)).containsExactly("a.c");
  }

  @Test
  void filesOf_aMarkerAcrossBuffers_isRead() throws IOException {
    String text = "# 1 \"a.c\"\n" + "x".repeat((1 << 16) - 20) + "\n# 1 \"b.h\" 1 3 4\n";

    assertThat(filesOf(text.getBytes(UTF_8))).containsExactly("a.c", "b.h");
  }

  private static List<String> filesOf(byte[] text) throws IOException {
    try (InputStream in = new ByteArrayInputStream(text)) {
      return LineMarkers.filesOf(in);
    }
  }

  private void preprocess(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(GCC, "-E", "-MD", "-MF", "a.d", "-o", "a.i"));
    command.addAll(List.of(words));
    run(command);
  }

  private void run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
