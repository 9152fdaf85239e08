/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line as scripts and other builds use it, with a real daemon and real compilers. */
@Timeout(300)
class CommandsIT {
  private static final String SOURCE = "int f(int x) { return x + 1; }\n";

  @TempDir private Path parent;

  @Test
  void session_fromStartToEnd_countsItsOwnCalls() throws Exception {
    try (Site site = Site.of(parent)) {
      site.write("a.c", SOURCE);
      site.settle(site.path("a.c"));
      String id = start(site, "--stats");
      assertThat(site.zccache("gcc", "-c", "a.c").exit()).as("not in the session").isZero();
      site.environment.put("ZCCACHE_SESSION_ID", id);
      assertThat(site.zccache("gcc", "-c", "a.c").exit()).isZero();
      assertThat(site.zccache("gcc", "-O1", "-c", "a.c").exit()).isZero();

      assertThat(site.zccache("session-stats", id).stderr())
          .startsWith("Session " + id + " (active, ")
          .contains("\n  2 compilations: 1 hits, 1 misses, 0 non-cacheable, 0 cached errors\n")
          .contains("\n  Hit rate: 50.0%\n");
      Site.Ended ended = site.zccache("session-end", id, "--json");
      assertThat(ended.stdout())
          .contains("\n  \"hits\": 1,\n  \"misses\": 1,\n", "\n  \"status\": \"ok\",\n");
      assertThat(ended.exit()).isZero();
      assertThat(site.zccache("session-stats", id))
          .isEqualTo(
              new Site.Ended(
                  1, "", "zccache: session-stats failed: unknown session: " + id + "\n"));
      assertThat(site.zccache("session-end", id)).isEqualTo(new Site.Ended(0, "", ""));
    }
  }

  @Test
  void session_private_daemonEndsWithItsOwner() throws Exception {
    try (Site site = Site.of(parent)) {
      Process owner = site.builder(List.of("sleep", "1000")).start();
      String own = parent.toRealPath().resolve("own").toString();
      start(site, "--cache-dir", own, "--owner-pid", String.valueOf(owner.pid()));
      site.environment.put("ZCCACHE_CACHE_DIR", own);
      assertThat(site.zccache("status").stdout())
          .contains("\nprivate daemon: yes\nprivate owners: " + owner.pid() + "x1\n");

      owner.destroyForcibly();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> site.zccache("status").exit() == 1);
    }
  }

  @Test
  void start_withAnIdleTime_daemonEndsByItselfAfterIt() throws Exception {
    try (Site site = Site.of(parent)) {
      assertThat(site.zccache("start", "--idle-timeout", "1").exit()).isZero();

      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> site.daemons().isEmpty());
      assertThat(site.root.resolve("logs/daemon.log"))
          .content()
          .contains("stopping: nobody used it");
      assertThat(site.zccache("status").exit()).isEqualTo(1);
    }
  }

  @Test
  void cmakeLauncher_buildTwice_hits() throws Exception {
    Assumptions.assumeTrue(isThere("cmake"), "no cmake");
    try (Site site = Site.of(parent)) {
      site.write(
          "CMakeLists.txt",
          "cmake_minimum_required(VERSION 3.10)\nproject(p C CXX)\nadd_library(p a.c b.cc)\n");
      site.write("a.c", SOURCE);
      site.write("b.cc", SOURCE);
      site.settle(site.path("b.cc"));
      for (int round = 0; round < 2; round++) {
        long before = round == 0 ? 0 : site.status("cache_hits");
        Site.Ended configured =
            site.run(
                List.of(
                    "cmake",
                    "-B",
                    "build",
                    "-DCMAKE_C_COMPILER_LAUNCHER=" + site.launcher(),
                    "-DCMAKE_CXX_COMPILER_LAUNCHER=" + site.launcher()));
        assertThat(configured.exit()).as(configured.stderr()).isZero();
        assertThat(site.run(List.of("cmake", "--build", "build")).exit()).isZero();
        if (round == 1) {
          assertThat(site.status("cache_hits") - before).isGreaterThanOrEqualTo(2);
        }
        assertThat(site.run(List.of("rm", "-r", "build")).exit()).isZero();
      }
    }
  }

  /** In a /dev of its own: a cache that puts a file in the place of the device harms everybody. */
  @Test
  void outputToTheNullDevice_leavesItADevice() throws Exception {
    try (Site site = Site.of(parent)) {
      Assumptions.assumeTrue(
          site.run(List.of("unshare", "--mount", "true")).exit() == 0, "no mounts of its own");
      site.write("a.c", SOURCE);
      site.settle(site.path("a.c"));
      String script =
          """
          set -e
          mkdir dev
          mount -t tmpfs none dev
          cp -a /dev/null /dev/zero /dev/full /dev/random /dev/urandom dev/
          mount --bind dev /dev
          for round in 1 2; do
            $ZC gcc -c a.c -o /dev/null
            $ZC gcc -S a.c -o /dev/null
            $ZC gcc -c a.c -o a.o -MD -MF /dev/null
            $ZC gcc -E a.c -o /dev/null
          done
          stat -c '%F %a' /dev/null
          $ZC status --json | grep -c total_compilations
          $ZC stop
          """
              .replace("$ZC", site.launcher());
      Site.Ended ended = site.run(List.of("unshare", "--mount", "sh", "-c", script));
      assertThat(ended.exit()).as(ended.stderr()).isZero();
      assertThat(ended.stdout()).startsWith("character special file 666\n");
      assertThat(ended.stderr()).doesNotContain("warning");
      assertThat(site.path("a.o")).isNotEmptyFile();
    }
  }

  /** CMake's way to precompile a header, with each compiler that has one. */
  @ParameterizedTest
  @CsvSource({"gcc,g++,''", "clang,clang++,-Xclang -fno-pch-timestamp"})
  void cmakePrecompiledHeaders_buildTwice_hit(String c, String cxx, String options)
      throws Exception {
    Assumptions.assumeTrue(isThere("cmake"), "no cmake");
    Assumptions.assumeTrue(isThere(cxx), "no " + cxx);
    try (Site site = Site.of(parent)) {
      site.write(
          "CMakeLists.txt",
          """
          cmake_minimum_required(VERSION 3.16)
          project(p CXX)
          add_library(p a.cc b.cc)
          target_precompile_headers(p PRIVATE <vector> h.h)
          """);
      site.write("h.h", "#pragma once\ninline int h() { return 7; }\n");
      site.write("a.cc", "int a() { return h() + (int) std::vector<int>(3).size(); }\n");
      site.write("b.cc", "int b() { return h(); }\n");
      site.settle(site.path("b.cc"));
      List<String> configure = new ArrayList<>(List.of("cmake", "-B", "build"));
      configure.addAll(List.of("-DCMAKE_CXX_COMPILER=" + cxx, "-DCMAKE_CXX_FLAGS=" + options));
      List<byte[]> objects = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        if (round == 1) {
          configure.add("-DCMAKE_CXX_COMPILER_LAUNCHER=" + site.launcher());
        }
        Site.Ended configured = site.run(configure);
        assertThat(configured.exit()).as(configured.stderr()).isZero();
        long hits = round < 2 ? 0 : site.status("cache_hits");
        Site.Ended built = site.run(List.of("cmake", "--build", "build"));
        assertThat(built.exit()).as(built.stderr()).isZero();
        for (String unit : List.of("a", "b")) {
          objects.add(Files.readAllBytes(site.path("build/CMakeFiles/p.dir/" + unit + ".cc.o")));
        }
        if (round == 2) {
          assertThat(site.status("cache_hits") - hits).isGreaterThanOrEqualTo(3);
        }
        assertThat(site.run(List.of("rm", "-r", "build")).exit()).isZero();
      }
      for (int i = 2; i < objects.size(); i++) {
        assertThat(objects.get(i)).isEqualTo(objects.get(i % 2));
      }
    }
  }

  /**
   * Make splits such a variable into words: the launcher's name comes first, the compiler second.
   */
  @Test
  void makeVariable_ofTwoWords_hitsTheSecondTime() throws Exception {
    Assumptions.assumeTrue(isThere("make"), "no make");
    try (Site site = Site.of(parent)) {
      site.write("Makefile", "all: a.o b.o\nb.o: b.cc\n\t$(CXX) $(CXXFLAGS) -c b.cc -o b.o\n");
      site.write("a.c", SOURCE);
      site.write("b.cc", SOURCE);
      site.settle(site.path("b.cc"));
      byte[] c = site.plain("a.o", "gcc", "-O2", "-c", "-o", "a.o", "a.c");
      byte[] cpp = site.plain("b.o", "g++", "-O2", "-c", "b.cc", "-o", "b.o");
      List<String> make =
          List.of(
              "make",
              "CC=" + site.launcher() + " gcc",
              "CXX=" + site.launcher() + " g++",
              "CFLAGS=-O2",
              "CXXFLAGS=-O2");
      for (int round = 0; round < 2; round++) {
        Site.Ended made = site.run(make);
        assertThat(made.exit()).as(made.stderr()).isZero();
        assertThat(site.path("a.o")).hasBinaryContent(c);
        assertThat(site.path("b.o")).hasBinaryContent(cpp);
        Files.delete(site.path("a.o"));
        Files.delete(site.path("b.o"));
        Awaitility.await().until(() -> site.status("artifact_count") == 2);
      }
      assertThat(site.status("cache_hits")).isEqualTo(2);
    }
  }

  @Test
  void links_namedLikeCompilers_cacheWhatIsBehindThem() throws Exception {
    try (Site site = Site.of(parent)) {
      Path links = Files.createDirectories(parent.toRealPath().resolve("links"));
      List<String> names =
          List.of("gcc", "g++", "cc", "c++", "ar", "ld", "x86_64-linux-gnu-gcc-12");
      for (String name : names) {
        Files.createSymbolicLink(links.resolve(name), Path.of(site.launcher()));
      }
      site.write("a.c", SOURCE);
      site.settle(site.path("a.c"));
      String compile = "gcc -c a.c -o 1.o && g++ -c a.c -o 2.o && cc -c a.c -o 3.o && c++ -c a.c";
      String make = compile + " -o 4.o && ar rc a.a 1.o && ld -r 1.o -o 5.o";
      byte[] plain = site.plain("1.o", "sh", "-c", make);
      site.environment.put("PATH", links + ":" + site.environment.get("PATH"));
      for (int round = 0; round < 2; round++) {
        Site.Ended made = site.run(List.of("sh", "-c", make));
        assertThat(made).isEqualTo(new Site.Ended(0, "", ""));
        assertThat(site.path("1.o")).hasBinaryContent(plain);
      }

      assertThat(site.status("cache_hits")).isGreaterThanOrEqualTo(4);
    }
  }

  private static boolean isThere(String tool) throws Exception {
    return new ProcessBuilder("sh", "-c", "command -v " + tool).start().waitFor() == 0;
  }

  private static String start(Site site, String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of(options));
    words.add(0, "session-start");
    Site.Ended ended = site.zccache(words.toArray(String[]::new));
    Matcher id =
        Pattern.compile("\\{\"session_id\":\"([0-9a-f-]{36})\",\"started_at\":\\d+}\n")
            .matcher(ended.stdout());
    assertThat(ended.stderr()).isEmpty();
    assertThat(id.matches()).as(ended.stdout()).isTrue();
    return id.group(1);
  }
}
