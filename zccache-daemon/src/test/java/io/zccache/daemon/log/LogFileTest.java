/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  private static final String STAMP = "1970-01-01T00:00:00.007Z [42] ";

  @TempDir Path folder;
  private Path file;
  private LogFile log;

  @BeforeEach
  void open() {
    file = folder.resolve("logs/daemon.log");
    log =
        new LogFile(
            file,
            () -> 7,
            42,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  @Test
  void note_first_makesFolderAndPrivateFile() throws IOException {
    log.note("hello");

    assertThat(file).hasContent(STAMP + "hello\n");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void trouble_withCause_saysWhereItCameFrom() throws IOException {
    log.trouble("first");
    log.trouble("second", new IOException("disk on fire"));

    assertThat(Files.readString(file))
        .startsWith(STAMP + "TROUBLE first\n" + STAMP + "TROUBLE second: java.io.IOException")
        .contains("disk on fire", "at io.zccache.daemon.log.LogFileTest");
  }

  @Test
  void note_fileThereAlready_appends() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "before\n");
    log.note("after");

    assertThat(file).hasContent("before\n" + STAMP + "after\n");
  }

  @Test
  void note_folderDeletedBetween_makesTheFileAnew() throws IOException {
    log.note("lost");
    Files.delete(file);
    Files.delete(file.getParent());
    log.note("kept");

    assertThat(file).hasContent(STAMP + "kept\n");
  }

  @Test
  void note_everythingDeletedBetween_bringsNothingBack() throws IOException {
    log.note("lost");
    Files.delete(file);
    Files.delete(file.getParent());
    Files.delete(folder);
    log.note("lost, too");

    assertThat(folder).doesNotExist();
    Files.createDirectory(folder);
  }

  @Test
  void note_fileReplacedBetween_goesToTheNewOne() throws IOException {
    log.note("old");
    Files.move(file, file.resolveSibling("moved"));
    Files.writeString(file, "");
    log.note("new");

    assertThat(file).hasContent(STAMP + "new\n");
    assertThat(file.resolveSibling("moved")).hasContent(STAMP + "old\n");
  }

  @Test
  void note_pastTheLimit_keepsOneOlderFile() throws IOException {
    String large = "x".repeat(300_000);
    for (int i = 0; i < 8; i++) {
      log.note(i + large);
    }

    assertThat(Files.size(file)).isLessThanOrEqualTo(1 << 20);
    Path older = file.resolveSibling("daemon.log.1");
    assertThat(Files.size(older)).isLessThanOrEqualTo(1 << 20);
    assertThat(Files.readString(older)).startsWith(STAMP + "3x");
    assertThat(Files.readString(file)).startsWith(STAMP + "6x").contains(STAMP + "7x");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.2");
  }

  @Test
  void note_placeCannotBeWritten_isLostWithoutTrouble() throws IOException {
    Files.writeString(folder.resolve("logs"), "no folder");
    log.note("lost");

    Files.delete(folder.resolve("logs"));
    log.note("kept");
    assertThat(file).hasContent(STAMP + "kept\n");
  }

  @Test
  void none_anything_keepsNothing() {
    Log.none().note("a");
    Log.none().trouble("b");
    Log.none().trouble("c", new IOException());

    assertThat(folder).isEmptyDirectory();
  }
}
