/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many launchers at once, and daemons that die under them. */
@Timeout(300)
class HerdIT {
  @TempDir private Path parent;
  private Site site;
  private final List<RandomAccessFile> gates = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    site = Site.of(parent);
    site.write("h.h", "#define BASE 1000\n");
  }

  @AfterEach
  void close() throws Exception {
    for (RandomAccessFile gate : gates) {
      gate.close();
    }
    site.close();
  }

  @Test
  void sixtyFourLaunchers_onAnEmptyRoot_makeRightObjectsAndOneDaemon() throws Exception {
    int count = 64;
    List<byte[]> expected = plainUnits(count);

    List<Process> all = releaseAtOnce(count);

    for (int i = 0; i < count; i++) {
      assertThat(all.get(i).waitFor()).as("launcher %d", i).isZero();
      assertThat(site.path("u" + i + ".o")).hasBinaryContent(expected.get(i));
    }
    assertThat(site.daemons()).hasSize(1);
    Awaitility.await()
        .untilAsserted(() -> assertThat(site.status("cache_misses")).isEqualTo(count));
    assertThat(Files.readString(site.root.resolve("logs/daemon.log"))).containsOnlyOnce("serving ");
  }

  @Test
  void daemonKilled_amidFiftyCompiles_costsNoObjectThenOrLater() throws Exception {
    site.environment.remove("ZCCACHE_STRICT");
    int count = 50;
    List<byte[]> expected = plainUnits(count);
    assertThat(site.zccache("start").exit()).isZero();
    long daemon = site.daemons().get(0);

    List<Process> all = releaseAtOnce(count);
    Path work = site.root.resolve("tmp");
    Awaitility.await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(60))
        .until(() -> compilersRunning(work) > 0);
    ProcessHandle.of(daemon).ifPresent(ProcessHandle::destroyForcibly);

    for (int i = 0; i < count; i++) {
      assertThat(all.get(i).waitFor()).as("launcher %d", i).isZero();
    }
    assertObjects(expected);
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> orphans(work).isEmpty());
    assertObjects(expected);
    assertNextDaemonServesHits(count, expected);
  }

  private void assertNextDaemonServesHits(int count, List<byte[]> expected) throws Exception {
    for (int round = 0; round < 2; round++) {
      for (Process one : releaseAtOnce(count)) {
        assertThat(one.waitFor()).isZero();
      }
      assertObjects(expected);
    }
    assertThat(site.daemons()).hasSize(1);
    assertThat(site.status("cache_hits")).isGreaterThanOrEqualTo(count);
  }

  private void assertObjects(List<byte[]> expected) {
    for (int i = 0; i < expected.size(); i++) {
      assertThat(site.path("u" + i + ".o")).hasBinaryContent(expected.get(i));
    }
  }

  private List<byte[]> plainUnits(int count) throws Exception {
    List<byte[]> expected = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      site.write(
          "u" + i + ".c",
          "#include <stdio.h>\n#include \"h.h\"\nint f(int x) { return printf(\"%d\", x * "
              + i
              + " + BASE); }\n");
      expected.add(site.plain("u" + i + ".o", "gcc", "-g", "-O2", "-c", "u" + i + ".c"));
    }
    site.settle(site.path("u" + (count - 1) + ".c"));
    return expected;
  }

  /** Starts launchers that all wait for one pipe to be opened, and opens it. */
  private List<Process> releaseAtOnce(int count) throws Exception {
    Path gate = Files.createTempDirectory(parent, "gate").resolve("pipe");
    assertThat(site.run(List.of("mkfifo", gate.toString())).exit()).isZero();
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String script =
          "read line < '" + gate + "'; exec \"$0\" gcc -g -O2 -c u" + i + ".c -o u" + i + ".o";
      all.add(
          site.builder(List.of("sh", "-c", script, site.launcher()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start());
    }
    // Opened for both ends: a shell that comes late to the pipe still finds a writer.
    RandomAccessFile open = new RandomAccessFile(gate.toFile(), "rw");
    gates.add(open);
    open.write("go\n".repeat(count * 50).getBytes(UTF_8));
    return all;
  }

  private static long compilersRunning(Path work) throws Exception {
    return orphans(work).size();
  }

  /** Command lines of compilers that write below the daemon's private folders. */
  private static List<String> orphans(Path work) throws Exception {
    List<String> found = new ArrayList<>();
    try (var processes = Files.list(Path.of("/proc"))) {
      for (Path process : (Iterable<Path>) processes::iterator) {
        if (process.getFileName().toString().matches("[0-9]+")) {
          String words = read(process.resolve("cmdline"));
          if (words.contains(work.toString())) {
            found.add(words);
          }
        }
      }
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (java.io.IOException gone) {
      return "";
    }
  }
}
