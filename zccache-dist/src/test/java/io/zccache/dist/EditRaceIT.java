/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Edits right before compiles, some of them under their old time stamp. */
@Timeout(300)
class EditRaceIT {
  private static final int ROUNDS = 200;

  @TempDir private Path parent;
  private Site site;

  @BeforeEach
  void open() throws Exception {
    site = Site.of(parent);
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void header_editedRightBeforeEachCompile_isNeverStale() throws Exception {
    Path header = site.write("inc/h.h", "#define N 100\n");
    site.write("a.c", "#include \"h.h\"\nconst char text[] = \"marker-\" N;\n");
    FileTime first = Files.getLastModifiedTime(header);
    Random random = new Random(20261124);
    assertThat(site.zccache("start").exit()).isZero();

    for (int round = 0; round < ROUNDS; round++) {
      String value = Integer.toString(100 + random.nextInt(20)); // few values: many come back
      Files.writeString(header, "#define N \"" + value + "\"\n");
      if (random.nextInt(3) == 0) {
        Files.setLastModifiedTime(header, first);
      }
      Site.Ended ended = site.zccache("gcc", "-c", "-Iinc", "a.c", "-o", "a.o");

      assertThat(ended.exit()).as("round %d: %s", round, ended.stderr()).isZero();
      assertThat(Files.readString(site.path("a.o"), java.nio.charset.StandardCharsets.ISO_8859_1))
          .as("round %d", round)
          .contains("marker-" + value + "\0");
    }
    // a miss is counted once its inputs have been looked at, after its answer
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(site.status("cache_hits") + site.status("cache_misses"))
                    .isEqualTo(ROUNDS));
    // Edits may follow so fast that nothing can be kept; once they end, something is.
    Awaitility.await()
        .until(
            () ->
                site.zccache("gcc", "-c", "-Iinc", "a.c", "-o", "a.o").exit() == 0
                    && site.status("cache_hits") > 0);
  }
}
