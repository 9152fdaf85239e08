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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a compiler is asked about itself. */
@Timeout(120)
class CompilersTest extends WorkplaceTestBase {
  private static final int MANY = 12;

  /** The real compiler, which notes how it was called. */
  private static final String TELLING =
      """
      #include <stdio.h>
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
        words[0] = "/usr/bin/gcc";
        return execv(words[0], words);
      }
      """;

  @Test
  void compiler_ofManyFirstCallsAtOnce_isAskedOnce() throws Exception {
    Path log = work.root.resolve("log");
    Path bin = Files.createDirectory(work.root.resolve("bin"));
    Path source = Files.writeString(work.root.resolve("gcc.c"), TELLING);
    Process build =
        new ProcessBuilder("gcc", "-DLOG=\"" + log + '"', source.toString(), "-o", bin + "/gcc")
            .inheritIO()
            .start();
    assertThat(build.waitFor()).isZero();
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
                  return work.compile(bin + "/gcc", "-c", name).exitCode();
                }));
      }
      for (Future<Integer> exit : exits) {
        assertThat(exit.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }

    List<String> asked =
        Files.readAllLines(log).stream().filter(line -> !line.contains(" u")).sorted().toList();
    assertThat(work.counted("stored")).isEqualTo(MANY);
    assertThat(asked)
        .hasSize(6)
        .doesNotHaveDuplicates()
        .contains("-print-prog-name=cc1", "-E -v -x c /dev/null");
  }
}
