/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshFilesTest {
  @TempDir private Path folder;

  @Test
  void file_inAFolder_isEmptyAndTheUsersAlone() throws IOException {
    Path made = FreshFiles.file(folder.resolve("a-"), ".so");

    assertThat(made).isEmptyFile().hasParent(folder);
    assertThat(made.getFileName().toString()).startsWith("a-").endsWith(".so");
    assertThat(mode(made)).isEqualTo("rw-------");
  }

  @Test
  void folder_inAFolder_isEmptyAndTheUsersAlone() throws IOException {
    Path made = FreshFiles.folder(folder.resolve("run-"));

    assertThat(made).isEmptyDirectory().hasParent(folder);
    assertThat(made.getFileName().toString()).startsWith("run-");
    assertThat(mode(made)).isEqualTo("rwx------");
  }

  @Test
  void file_manyThreadsAtOnce_eachHasItsOwn() throws Exception {
    Set<Path> made = ConcurrentHashMap.newKeySet();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int each = 0; each < 250; each++) {
                  try {
                    made.add(FreshFiles.file(folder.resolve("a-"), ""));
                  } catch (IOException failed) {
                    throw new IllegalStateException(failed);
                  }
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(made).hasSize(1000).allMatch(Files::exists);
  }

  @Test
  void make_nameIsTakenOnce_takesAnother() throws IOException {
    List<Path> asked = new ArrayList<>();
    Path made =
        FreshFiles.make(
            folder.resolve("a-"),
            "",
            path -> {
              asked.add(path);
              if (asked.size() == 1) {
                Files.createSymbolicLink(path, folder.resolve("elsewhere"));
              }
              return Files.createFile(path);
            });

    assertThat(asked).hasSize(2).last().isEqualTo(made);
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void make_everyNameIsTaken_fails() {
    List<Path> asked = new ArrayList<>();
    assertThatThrownBy(
            () ->
                FreshFiles.make(
                    folder.resolve("a-"),
                    "",
                    path -> {
                      asked.add(path);
                      throw new FileAlreadyExistsException(path.toString());
                    }))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(asked).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void file_noSuchFolder_fails() {
    assertThatThrownBy(() -> FreshFiles.file(folder.resolve("missing/a-"), ""))
        .isInstanceOf(NoSuchFileException.class);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
