/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that stands still for longer than its clients wait. */
@Timeout(120)
class FrozenDaemonIT {
  private static final Duration BUDGET = Duration.ofSeconds(6);

  /** Less than this is no standstill to a daemon. */
  private static final Duration STANDSTILL = Duration.ofMillis(1_100);

  private static final String REPLACED =
      "zccache: warning: the daemon did not answer and was replaced\n";

  @TempDir private Path parent;
  private Site site;

  @BeforeEach
  void open() throws Exception {
    site = Site.of(parent);
    site.environment.put("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS", Long.toString(BUDGET.toSeconds()));
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void daemon_standsStillInTheMiddleOfABuild_isReplacedAndTheBuildGoesOn() throws Exception {
    List<byte[]> objects = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      site.settle(site.write("u" + i + ".c", "int u" + i + "(void) { return " + i + "; }\n"));
      objects.add(site.plain("u" + i + ".o", "gcc", "-c", "u" + i + ".c"));
    }
    assertThat(site.zccache("gcc", "-c", "u0.c")).isEqualTo(new Site.Ended(0, "", ""));
    ProcessHandle first = freeze();

    long start = System.nanoTime();
    List<Process> launchers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      launchers.add(launch(i));
    }
    for (Process launcher : launchers) {
      assertThat(launcher.waitFor()).isZero();
    }
    for (int i = 6; i < 8; i++) {
      assertThat(site.zccache("gcc", "-c", "u" + i + ".c")).isEqualTo(new Site.Ended(0, "", ""));
    }
    Duration all = Duration.ofNanos(System.nanoTime() - start);

    for (int i = 0; i < 8; i++) {
      assertThat(site.path("u" + i + ".o")).hasBinaryContent(objects.get(i));
    }
    assertThat(all).isBetween(BUDGET, BUDGET.plusSeconds(5));
    assertThat(said(6)).isEqualTo(REPLACED);
    // Whoever has to bury the old one may take its time.
    Awaitility.await()
        .untilAsserted(() -> assertThat(site.daemons()).hasSize(1).doesNotContain(first.pid()));
    Awaitility.await().until(() -> site.status("artifact_count") == 8);
    assertThat(site.status("total_compilations")).isEqualTo(8);
    assertThat(site.zccache("gcc", "-c", "u7.c").exit()).isZero();
    assertThat(site.status("cache_hits")).isPositive();
  }

  /** The client gives up by ending; a daemon that lives on must find that out. */
  @Test
  void daemon_thatWakesUpLate_replacesNothing() throws Exception {
    site.settle(site.write("a.c", "int a;\n"));
    assertThat(site.zccache("gcc", "-c", "a.c").exit()).isZero();
    Awaitility.await().until(() -> site.status("artifact_count") == 1);
    Path object = site.path("a.o");
    byte[] compiled = Files.readAllBytes(object);

    ProcessHandle daemon = freeze();
    long frozen = System.nanoTime();
    try {
      Process launcher = site.builder(List.of(site.launcher(), "gcc", "-c", "a.c")).start();
      Awaitility.await().until(() -> waitsForAnAnswer(launcher));
      assertThat(launcher.destroyForcibly().waitFor()).isEqualTo(137);
      Awaitility.await().until(() -> System.nanoTime() - frozen > STANDSTILL.toNanos());
      Files.write(object, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    } finally {
      assertThat(site.run(List.of("kill", "-CONT", "" + daemon.pid())).exit()).isZero();
    }

    // The request waited in the socket: it is answered now, and nobody listens.
    Awaitility.await().until(() -> site.status("total_compilations") == 2);
    assertThat(site.status("cache_hits")).isZero();
    assertThat(object.toFile()).hasSize(compiled.length + 3);
    assertThat(site.zccache("gcc", "-c", "a.c").exit()).isZero();
    assertThat(site.status("cache_hits")).isEqualTo(1);
    assertThat(object).hasBinaryContent(compiled);
  }

  private ProcessHandle freeze() throws Exception {
    ProcessHandle daemon = ProcessHandle.of(site.daemons().get(0)).orElseThrow();
    assertThat(site.run(List.of("kill", "-STOP", "" + daemon.pid())).exit()).isZero();
    return daemon;
  }

  private Process launch(int unit) throws IOException {
    return site.builder(List.of(site.launcher(), "gcc", "-c", "u" + unit + ".c"))
        .redirectErrorStream(true)
        .redirectOutput(parent.resolve("said" + unit).toFile())
        .start();
  }

  private String said(int launchers) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < launchers; i++) {
      text.append(Files.readString(parent.resolve("said" + i)));
    }
    return text.toString();
  }

  private static boolean waitsForAnAnswer(Process launcher) throws IOException {
    String call = Files.readString(Path.of("/proc/" + launcher.pid() + "/wchan"), UTF_8);
    return call.contains("poll");
  }
}
