/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zccache.daemon.log.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A starter that only says what it was asked for. */
class ClassArchiveTest {
  @TempDir private Path home;

  @BeforeEach
  void makeHome() throws IOException {
    Files.createDirectory(home.resolve("lib"));
    Path starter = Files.createDirectory(home.resolve("bin")).resolve("zccache-daemon");
    Files.writeString(
        starter,
        "#!/bin/sh\necho \"$1\" >> '"
            + home
            + "/asked.new'\n"
            + "mv '"
            + home
            + "/asked.new' '"
            + home
            + "/asked'\n");
    Files.setPosixFilePermissions(starter, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void makeOnce_noArchive_asksTheStarterOnce() throws IOException {
    ClassArchive archive = archive();
    archive.makeOnce();
    await().until(() -> Files.exists(asked()));
    assertThat(asked()).hasContent("--prepare\n");
    Files.delete(asked());

    archive.makeOnce();
    // Another one, asked later, is through.
    archive().makeOnce();
    await().until(() -> Files.exists(asked()));
    assertThat(asked()).hasContent("--prepare\n");
  }

  @Test
  void makeOnce_archiveCutShort_isMadeAgain() throws IOException {
    Files.writeString(home.resolve("lib/zccache.jsa"), "123");
    Files.writeString(home.resolve("lib/zccache.jsa.size"), "4\n");
    archive().makeOnce();
    await().until(() -> Files.exists(asked()));
  }

  @Test
  void makeOnce_wholeArchive_isKept() throws IOException {
    Files.writeString(home.resolve("lib/zccache.jsa"), "1234");
    Files.writeString(home.resolve("lib/zccache.jsa.size"), "4\n");
    ClassArchive archive = archive();
    archive.makeOnce();
    Files.delete(home.resolve("lib/zccache.jsa"));
    archive.makeOnce();
    assertThat(asked()).as("once looked at").doesNotExist();
  }

  @Test
  void of_noHome_isNone() {
    assertThat(ClassArchive.of(null, Log.none())).isEqualTo(Optional.empty());
  }

  private ClassArchive archive() {
    return ClassArchive.of(home.toString(), Log.none()).orElseThrow();
  }

  private Path asked() {
    return home.resolve("asked");
  }
}
