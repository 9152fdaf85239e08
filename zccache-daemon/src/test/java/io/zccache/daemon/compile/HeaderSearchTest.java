/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers that the compiler passes over, and that it may not pass over the next time. */
@Timeout(120)
class HeaderSearchTest extends WorkplaceTestBase {
  @ParameterizedTest
  @CsvSource({"#pragma once, include", "'', import"})
  void twinOfAOnceOnlyHeader_thatBecomesAnother_isTaken(String pragma, String directive)
      throws Exception {
    Path header = work.write("h.h", pragma + "\n#undef V\n#define V 3\n");
    Path twin = work.write("inc/h.h", Files.readString(header));
    Files.setLastModifiedTime(twin, Files.getLastModifiedTime(header));
    work.settle(twin);
    work.write("a.c", "#" + directive + " \"h.h\"\n#include <h.h>\nint v = V;\n");
    String[] arguments = "-w -c -Iinc a.c -o a.o".split(" ");
    work.compile("gcc", arguments);
    assertThat(work.counted("bypass.file_times")).isEqualTo(1);

    work.write("inc/h.h", pragma + "\n#undef V\n#define V 4\n");
    work.compile("gcc", arguments);

    assertThat(work.bytes("a.o"))
        .isEqualTo(
            work.plain(List.of("a.o"), "gcc", "-w", "-c", "-Iinc", "a.c", "-o", "a.o")
                .outputs()
                .get("a.o"));
  }

  /** A search for the next file of a name: where it is, what it asks for, and what then comes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // An angled name that a macro makes is not searched beside the file, whatever is there.
        "n.h|#if __INCLUDE_LEVEL__ < 5\\n#define N <n.h>\\n#include N\\n#endif|-Ifirst -Iinc|first/n.h",
        // In the main file the search begins at its very begin.
        "a.c|#include_next \"n.h\"|-Iinc|n.h",
        "a.c|#include_next <n.h>|-Ifirst -Iinc|first/n.h",
        // A file that was found beside another is followed by the folders for quoted names.
        "sub/n.h|#include_next <n.h>|-iquote first -Iinc|first/n.h",
        "sub/n.h|#if __has_include_next(<late.h>)\\nint late;\\n#endif|-iquote first -Iinc|first/late.h",
        "sub/n.h|#define N <n.h>\\n#include_next N|-Ifirst -Isecond -Iinc|second/n.h",
      })
  void nextFileOfAName_thatAppears_isSeen(String asker, String ask, String options, String coming)
      throws Exception {
    for (String folder : List.of("first", "second", "inc", "sub")) {
      Files.createDirectories(work.path(folder));
    }
    work.write("inc/n.h", "int inc;\n");
    work.write("a.c", asker.equals("a.c") ? "" : "#include \"" + asker + "\"\n");
    if (asker.equals("sub/n.h") && options.contains("second")) {
      work.write("first/n.h", "int first;\n");
    }
    work.write(asker, ask.replace("\\n", "\n") + "\n");
    for (String tool : List.of("gcc", "clang")) {
      if (Files.exists(Path.of("/usr/bin/" + tool))) {
        List<String> words = new ArrayList<>(List.of(tool, "-w", "-c", "a.c", "-o", "a.o"));
        words.addAll(List.of(options.split(" ")));
        assertPlain(words);
        work.write(coming, "int coming;\n");
        assertPlain(words);
        Files.delete(work.path(coming));
        assertPlain(words);
      }
    }
  }

  private void assertPlain(List<String> words) throws Exception {
    Workplace.Plain plain = work.plain(List.of("a.o"), words.toArray(String[]::new));
    List<String> arguments = words.subList(1, words.size());
    int exit = work.compile(words.get(0), arguments.toArray(String[]::new)).exitCode();
    work.counts();
    assertThat(exit).as(plain.stderr()).isEqualTo(plain.exit());
    work.assertWritten(plain, List.of("a.o"));
  }

  @Test
  void folderOfAHeadersName_thatMakesWayForAFile_isAMiss() throws Exception {
    Files.createDirectories(work.path("one/h"));
    Files.createDirectories(work.path("two"));
    work.write("three/h", "int three;\n");
    work.write("a.c", "#include <h>\n");
    String[] arguments = "-c a.c -o a.o -Ione -Itwo -Ithree".split(" ");
    work.compile("gcc", arguments);
    assertThat(work.counts()).containsExactly(0L, 1L, 0L, 0L);
    assertThat(work.compile("gcc", arguments).cached()).isTrue();

    work.write("two/h", "int two;\n");
    assertThat(work.compile("gcc", arguments).cached()).isFalse();
    assertThat(symbols("a.o")).contains("two").doesNotContain("three");
    assertThat(work.counts()).containsExactly(1L, 2L, 0L, 0L);
    Files.delete(work.path("one/h"));
    work.write("one/h", "int one;\n");
    assertThat(work.compile("gcc", arguments).cached()).isFalse();

    assertThat(symbols("a.o")).contains("one").doesNotContain("two");
    assertThat(work.counted("miss.header_shadowed")).isEqualTo(2);
  }

  private String symbols(String object) throws Exception {
    return new String(work.bytes(object), StandardCharsets.ISO_8859_1);
  }
}
