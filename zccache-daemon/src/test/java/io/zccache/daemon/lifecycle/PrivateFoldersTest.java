/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.daemon.RunningDaemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFoldersTest {
  @TempDir Path temp;
  private final PrivateFolders folders = new PrivateFolders(RunningDaemon.uid());

  @Test
  void makePrivate_notThere_makesAllMissingOnesPrivate() throws IOException {
    Path folder = temp.resolve("a/b/c");
    folders.makePrivate(folder);

    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(temp.resolve("a"))).isEqualTo("rwx------");
  }

  @Test
  void makePrivate_thereAndOpen_closesIt() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("open"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    folders.makePrivate(folder);

    assertThat(permissions(folder)).isEqualTo("rwx------");
  }

  @Test
  void makeOwn_thereAndOpen_leavesIt() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("open"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    folders.makeOwn(folder);

    assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void makeOwn_linkToAFolder_isTheFolder() throws IOException {
    Path target = Files.createDirectory(temp.resolve("target"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), target);
    folders.makeOwn(link);

    assertThat(link).isSymbolicLink();
  }

  @Test
  void makeOwn_aFileIsThere_saysSo() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> folders.makeOwn(file))
        .isInstanceOf(ForeignFolderException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void makeOwn_anothersFolder_namesTheCure() {
    PrivateFolders another = new PrivateFolders(RunningDaemon.uid() + 1);
    assertThatThrownBy(() -> another.makeOwn(temp))
        .isInstanceOf(ForeignFolderException.class)
        .hasMessageContaining(temp.toString())
        .hasMessageContaining("ZCCACHE_CACHE_DIR");
  }

  @Test
  void requireTrusted_ownOrTheSystems_passes() throws IOException {
    folders.requireTrusted(temp);
    folders.requireTrusted(Path.of("/"));
  }

  @Test
  void requireTrusted_anothers_isRefused() {
    Assumptions.assumeTrue(
        RunningDaemon.uid() != 0, "root's own folders are the system's, so nobody distrusts them");
    PrivateFolders another = new PrivateFolders(RunningDaemon.uid() + 1);
    assertThatThrownBy(() -> another.requireTrusted(temp))
        .isInstanceOf(ForeignFolderException.class)
        .hasMessageContaining(temp.toString());
  }

  @Test
  void requireTrusted_foldersGivenAway_isRefused() throws IOException {
    Assumptions.assumeTrue(RunningDaemon.uid() == 0, "only root can give a folder away");
    Path given = Files.createDirectory(temp.resolve("given"));
    Files.setAttribute(given, "unix:uid", 65_534);
    assertThatThrownBy(() -> folders.requireTrusted(given))
        .isInstanceOf(ForeignFolderException.class)
        .hasMessageContaining("65534");
  }

  private static String permissions(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}
