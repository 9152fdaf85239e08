/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many links of one target at once, while what is linked is replaced again and again. */
@Timeout(300)
class LinkRaceIT {
  private static final int LINKS = 50;
  private static final int VERSIONS = 3;
  private static final String[] LINK = {"gcc", "m.o", "part.o", "-o", "app"};

  @TempDir private Path parent;
  private Site site;
  private final ExecutorService threads = Executors.newFixedThreadPool(LINKS);
  private final List<String> expected = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    site = Site.of(parent);
    site.write("m.c", "int part(void);\nint main(void) { return part(); }\n");
    assertThat(site.run(List.of("gcc", "-c", "m.c")).exit()).isZero();
    for (int version = 0; version < VERSIONS; version++) {
      String name = "part" + version;
      site.write(name + ".c", "int part(void) { return " + version + "; }\n");
      assertThat(site.run(List.of("gcc", "-c", name + ".c")).exit()).isZero();
      replacePart(version);
      expected.add(new String(site.plain("app", LINK), ISO_8859_1));
    }
    assertThat(expected).doesNotHaveDuplicates();
  }

  @AfterEach
  void close() throws Exception {
    threads.shutdownNow();
    site.close();
  }

  @Test
  void target_linkedFiftyTimesAtOnceWhileAPartIsReplaced_isAlwaysOneThatTheLinkerMakes()
      throws Exception {
    assertThat(site.zccache("start").exit()).isZero();
    List<Future<Site.Ended>> links = new ArrayList<>();
    for (int i = 0; i < LINKS; i++) {
      links.add(threads.submit(() -> site.zccache(LINK)));
    }

    for (int round = 0; !links.stream().allMatch(Future::isDone); round++) {
      replacePart(round % VERSIONS);
      // from its start to its end, as whoever runs it would read it
      target().ifPresent(bytes -> assertThat(expected).contains(bytes));
    }

    for (Future<Site.Ended> link : links) {
      assertThat(link.get().exit()).as(link.get().stderr()).isZero();
    }
    assertThat(expected).contains(target().orElseThrow());
    for (int version = 0; version < VERSIONS; version++) {
      replacePart(version);
      site.settle(site.path("part.o"));
      for (String time : List.of("first", "again")) {
        assertThat(site.zccache(LINK).exit()).isZero();
        assertThat(target()).as("version %d, %s", version, time).contains(expected.get(version));
      }
    }
    assertThat(site.status("link_hits")).isPositive();
  }

  private Optional<String> target() throws IOException {
    try {
      return Optional.of(Files.readString(site.path("app"), ISO_8859_1));
    } catch (NoSuchFileException notYet) {
      return Optional.empty();
    }
  }

  private void replacePart(int version) throws IOException {
    Path beside = site.path("beside.o");
    Files.copy(site.path("part" + version + ".o"), beside, StandardCopyOption.REPLACE_EXISTING);
    Files.move(beside, site.path("part.o"), StandardCopyOption.ATOMIC_MOVE);
  }
}
