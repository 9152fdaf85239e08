/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
  @TempDir private Path parent;
  private Site site;

  @BeforeEach
  void open() throws Exception {
    site = Site.of(parent);
    site.environment.remove("ZCCACHE_STRICT");
    site.environment.put("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS", "2");
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void daemon_thatWakesUpLate_replacesNothing() throws Exception {
    site.settle(site.write("a.c", "int a;\n"));
    assertThat(site.zccache("gcc", "-c", "a.c").exit()).isZero();
    Awaitility.await().until(() -> site.status("artifact_count") == 1);
    String daemon = Long.toString(site.daemons().get(0));
    Path object = site.path("a.o");
    byte[] compiled = Files.readAllBytes(object);

    assertThat(site.run(List.of("kill", "-STOP", daemon)).exit()).isZero();
    try {
      Site.Ended ended = site.zccache("gcc", "-c", "a.c");
      assertThat(ended.exit()).isZero();
      assertThat(ended.stderr()).contains("without the cache");
      assertThat(object).hasBinaryContent(compiled);
      Files.write(object, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    } finally {
      assertThat(site.run(List.of("kill", "-CONT", daemon)).exit()).isZero();
    }

    // The request waited in the socket: it is answered now, and nobody listens.
    Awaitility.await().until(() -> site.status("total_compilations") == 2);
    assertThat(site.status("cache_hits")).isZero();
    assertThat(object.toFile()).hasSize(compiled.length + 3);
    site.environment.put("ZCCACHE_STRICT", "1");
    assertThat(site.zccache("gcc", "-c", "a.c").exit()).isZero();
    assertThat(site.status("cache_hits")).isEqualTo(1);
    assertThat(object).hasBinaryContent(compiled);
  }
}
