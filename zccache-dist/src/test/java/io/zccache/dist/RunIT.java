/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole builds by {@code zccache run}, with a real daemon, make, CMake and compilers. */
@Timeout(300)
class RunIT {
  private static final String MAKEFILE =
      """
      all: a.o b.o
      %.o: %.c
      \t$(CC) -O2 -c $< -o $@
      """;

  @TempDir private Path parent;

  @Test
  void build_coldAndWarm_countsAllAndMakesTheSame() throws Exception {
    try (Site site = site()) {
      byte[] plain = site.plain("a.o", "make", "-s");
      for (int round = 0; round < 2; round++) {
        assertThat(site.run(List.of("rm", "-f", "a.o", "b.o")).exit()).isZero();
        Site.Ended ended = site.zccache("run", "--", "make", "-s");

        assertThat(ended.exit()).isZero();
        assertThat(ended.stdout()).isEmpty();
        assertThat(ended.stderr().lines().toList())
            .hasSizeLessThanOrEqualTo(5)
            .element(1)
            .asString()
            .contains(round == 0 ? "2 compilations: 0 hits, 2 misses" : "2 compilations: 2 hits");
        assertThat(site.path("a.o")).hasBinaryContent(plain);
      }
    }
  }

  @Test
  void pathsThatTheBuildWroteDown_workWithoutTheRun() throws Exception {
    try (Site site = site()) {
      byte[] plain = site.plain("a.o", "gcc", "-c", "a.c");
      String compiler = site.zccache("run", "--", "sh", "-c", "command -v gcc").stdout().strip();

      assertThat(compiler).startsWith(site.root + "/links/run-");
      for (int round = 0; round < 2; round++) {
        assertThat(site.run(List.of(compiler, "-c", "a.c"))).isEqualTo(new Site.Ended(0, "", ""));
        assertThat(site.path("a.o")).hasBinaryContent(plain);
      }
      assertThat(site.status("cache_hits")).isEqualTo(1);
    }
  }

  @Test
  void archivers_areLinksAndThoseThatCallThemAreNot() throws Exception {
    try (Site site = site()) {
      byte[] plain = site.plain("lib.a", "ar", "rcs", "lib.a", "a.c", "b.c");
      for (int round = 0; round < 2; round++) {
        assertThat(site.run(List.of("rm", "-f", "lib.a")).exit()).isZero();
        Site.Ended ended =
            site.zccache(
                "run",
                "--",
                "sh",
                "-c",
                "ar rcs lib.a a.c b.c && command -v ar && command -v ranlib");

        assertThat(ended.exit()).as(ended.stderr()).isZero();
        assertThat(ended.stdout().lines().toList())
            .hasSize(2)
            .allMatch(program -> program.startsWith(site.root + "/links/run-"));
        assertThat(site.path("lib.a")).hasBinaryContent(plain);
      }
      assertThat(site.run(List.of("sh", "-c", "ls " + site.root + "/links/run-*")).stdout())
          .doesNotContain("gcc-ar", "gcc-ranlib");
    }
  }

  @Test
  void cmake_getsTheLauncher() throws Exception {
    Assumptions.assumeTrue(
        new ProcessBuilder("sh", "-c", "command -v cmake").start().waitFor() == 0, "no cmake");
    try (Site site = site()) {
      site.write(
          "CMakeLists.txt",
          "cmake_minimum_required(VERSION 3.17)\nproject(p C)\nadd_library(p a.c b.c)\n");
      for (int round = 0; round < 2; round++) {
        Site.Ended ended =
            site.zccache("run", "--", "sh", "-c", "cmake -B build && cmake --build build");

        assertThat(ended.exit()).as(ended.stderr()).isZero();
        // CMake compiles and links programs of its own, too.
        assertThat(ended.stderr())
            .containsPattern(round == 0 ? " 0 hits, [2-9] misses" : " [2-9] hits, 0 misses");
        assertThat(site.path("build/CMakeCache.txt"))
            .content()
            .contains("CMAKE_C_COMPILER_LAUNCHER:STRING=" + site.root + "/links/run-");
        assertThat(site.run(List.of("rm", "-r", "build")).exit()).isZero();
      }
    }
  }

  @Test
  void exitCode_isTheCommands() throws Exception {
    try (Site site = site()) {
      assertThat(site.zccache("run", "--", "sh", "-c", "exit 7").exit()).isEqualTo(7);
      assertThat(site.zccache("run", "--", "sh", "-c", "kill -KILL $$").exit()).isEqualTo(137);
      assertThat(site.zccache("run", "--", "no-such-command").exit()).isEqualTo(127);
      assertThat(site.zccache("run", "cat", "a.c").stdout()).isEqualTo("int a;\n");
    }
  }

  @Test
  void ended_endsTheCommandAndStillTells() throws Exception {
    try (Site site = site()) {
      Path told = parent.resolve("told");
      Process run =
          site.builder(
                  List.of(
                      site.launcher(),
                      "run",
                      "--",
                      "sh",
                      "-c",
                      "trap 'echo asked; exit 9' TERM; echo $$ > pid.new; mv pid.new pid;"
                          + " while :; do sleep 1; done"))
              .redirectOutput(told.toFile())
              .redirectError(parent.resolve("error").toFile())
              .start();
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(site.path("pid")));
      long command = Long.parseLong(Files.readString(site.path("pid")).strip());
      run.destroy();

      assertThat(run.waitFor()).isEqualTo(9);
      assertThat(told).hasContent("asked");
      assertThat(parent.resolve("error")).content().contains("Session ", " 0 compilations");
      assertThat(ProcessHandle.of(command)).isEmpty();
    }
  }

  @Test
  void otherCache_isLeftAloneWithOneLine() throws Exception {
    try (Site site = site()) {
      site.environment.put("CC", "ccache gcc");
      assertThat(site.zccache("run", "--", "echo", "built"))
          .isEqualTo(
              new Site.Ended(
                  0,
                  "built\n",
                  "zccache: CC or CXX runs another cache already;"
                      + " the command runs without zccache\n"));
      site.environment.remove("CC");
      Path links = Files.createDirectories(parent.toRealPath().resolve("caches"));
      Path cache = Files.writeString(links.resolve("ccache"), "#!/bin/sh\n");
      assertThat(cache.toFile().setExecutable(true)).isTrue();
      Files.createSymbolicLink(links.resolve("gcc"), cache);
      site.environment.put("PATH", links + ":" + site.environment.get("PATH"));
      assertThat(site.zccache("run", "--", "echo", "built").stderr())
          .isEqualTo("zccache: gcc runs another cache already; the command runs without zccache\n");
      assertThat(site.root).doesNotExist();
    }
  }

  @Test
  void launchersOfTheUsers_stay() throws Exception {
    try (Site site = site()) {
      site.environment.put("CMAKE_C_COMPILER_LAUNCHER", "mine");
      site.environment.put("RUSTC_WRAPPER", "yours");
      assertThat(site.zccache("run", "--", "printenv", "CMAKE_C_COMPILER_LAUNCHER").stdout())
          .isEqualTo("mine\n");
      assertThat(site.zccache("run", "--", "printenv", "RUSTC_WRAPPER").stdout())
          .isEqualTo("yours\n");
      assertThat(site.zccache("run", "--", "printenv", "CMAKE_CXX_COMPILER_LAUNCHER").stdout())
          .startsWith(site.root + "/links/run-")
          .endsWith("/zccache\n");
    }
  }

  @Test
  void runInsideOfARun_tellsOnce() throws Exception {
    try (Site site = site()) {
      Site.Ended ended = site.zccache("run", "--", site.launcher(), "run", "--", "make", "-s");

      assertThat(ended.stderr()).containsOnlyOnce("Session ").contains("2 compilations");
    }
  }

  @Test
  void noDaemon_runsTheCommandAllTheSame() throws Exception {
    try (Site site = site()) {
      byte[] plain = site.plain("a.o", "make", "-s");
      site.environment.put("ZCCACHE_JAVA", "/nowhere/java");

      Site.Ended ended = site.zccache("run", "--", "make", "-s", "-B");

      assertThat(ended.exit()).isZero();
      assertThat(ended.stderr()).contains("cannot start daemon").doesNotContain("Session ");
      assertThat(site.path("a.o")).hasBinaryContent(plain);
    }
  }

  private Site site() throws Exception {
    Site site = Site.of(parent);
    site.write("Makefile", MAKEFILE);
    site.write("a.c", "int a;\n");
    site.settle(site.write("b.c", "int b;\n"));
    return site;
  }
}
