/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a compiler is asked about itself. */
@Timeout(120)
class CompilersTest extends WorkplaceTestBase {
  private static final int MANY = 12;

  /**
   * The real compiler, which notes how it was called. Where there is a pipe, it tells of cc1 only
   * while somebody asks for the assembler.
   */
  private static final String TELLING =
      """
      #include <fcntl.h>
      #include <stdio.h>
      #include <string.h>
      #include <unistd.h>
      int main(int count, char **words) {
        FILE *log = fopen(LOG, "a");
        char line[4096];
        int length = 0;
        for (int i = 1; i < count && length < 4000; i++) {
          length += snprintf(line + length, sizeof line - length, "%s ", words[i]);
        }
        line[length - 1] = '\\n';
        fwrite(line, 1, length, log);
        fclose(log);
        if (strcmp(words[1], "-print-prog-name=cc1") == 0) {
          open(PIPE, O_RDONLY);
        } else if (strcmp(words[1], "-print-prog-name=as") == 0) {
          open(PIPE, O_WRONLY);
        }
        words[0] = REAL;
        return execv(words[0], words);
      }
      """;

  /** Builds it. */
  private String telling(String name, String real) throws Exception {
    Path bin = Files.createDirectories(work.root.resolve("bin"));
    Path source = Files.writeString(work.root.resolve("telling.c"), TELLING);
    List<String> words = new ArrayList<>(List.of("gcc", source.toString(), "-o", bin + "/" + name));
    words.add("-DLOG=\"" + log() + '"');
    words.add("-DPIPE=\"" + pipe() + '"');
    words.add("-DREAL=\"" + real + '"');
    assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
    return bin + "/" + name;
  }

  private Path log() {
    return work.root.resolve("log");
  }

  private Path pipe() {
    return work.root.resolve("pipe");
  }

  @Test
  void compiler_firstCall_isAskedForItsProgramsAtOnce() throws Exception {
    assertThat(new ProcessBuilder("mkfifo", pipe().toString()).start().waitFor()).isZero();
    String gcc = telling("gcc", "/usr/bin/gcc");
    work.write("a.c", "int a;\n");

    assertThat(work.compile(gcc, "-c", "a.c").exitCode()).isZero();
    assertThat(work.compile(gcc, "-c", "a.c").exitCode()).isZero();
    assertThat(work.counts()).containsExactly(1L, 1L, 0L, 0L);
  }

  @Test
  void compiler_gccByClangsName_isAskedAsOne() throws Exception {
    String clang = telling("clang", "/usr/bin/gcc");
    work.write("a.c", "int a;\n");

    assertThat(work.compile(clang, "-c", "a.c").exitCode()).isZero();
    assertThat(work.compile(clang, "-c", "a.c").exitCode()).isZero();
    assertThat(work.counts()).containsExactly(1L, 1L, 0L, 0L);
    assertThat(Files.readAllLines(log())).contains("-print-prog-name=cc1");
  }

  @Test
  void compiler_clang_isNotAskedWhatGccKnows() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/clang")), "clang is not installed");
    String clang = telling("clang", "/usr/bin/clang");
    work.write("a.c", "int a;\n");

    assertThat(work.compile(clang, "-c", "a.c").exitCode()).isZero();
    assertThat(work.counted("stored")).isEqualTo(1);
    assertThat(Files.readAllLines(log())).noneMatch(line -> line.contains("-print-"));
  }

  @Test
  void compiler_ofManyFirstCallsAtOnce_isAskedOnce() throws Exception {
    String gcc = telling("gcc", "/usr/bin/gcc");
    for (int i = 0; i < MANY; i++) {
      work.write("u" + i + ".c", "int u" + i + ";\n");
    }
    work.foreignClient();
    CyclicBarrier all = new CyclicBarrier(MANY);
    ExecutorService threads = Executors.newFixedThreadPool(MANY);
    List<Future<Integer>> exits = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        String name = "u" + i + ".c";
        exits.add(
            threads.submit(
                () -> {
                  all.await();
                  return work.compile(gcc, "-c", name).exitCode();
                }));
      }
      for (Future<Integer> exit : exits) {
        assertThat(exit.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }

    List<String> asked =
        Files.readAllLines(log()).stream().filter(line -> !line.contains(" u")).sorted().toList();
    assertThat(work.counted("stored")).isEqualTo(MANY);
    assertThat(asked)
        .hasSize(6)
        .doesNotHaveDuplicates()
        .contains("-print-prog-name=cc1", "-E -v -x c /dev/null");
  }
}
