/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.FilePath;
import io.zccache.client.port.FileFacts;
import io.zccache.client.port.FileFacts.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkFoldersTest {
  @TempDir Path dir;

  private final JdkFolders folders = new JdkFolders();

  @Test
  void look_kinds_told() throws Exception {
    Files.createFile(dir.resolve("file"));
    Files.createSymbolicLink(dir.resolve("link"), dir.resolve("file"));

    assertThat(kind("file")).isEqualTo(Kind.FILE);
    assertThat(kind("link")).isEqualTo(Kind.LINK);
    assertThat(kind(".")).isEqualTo(Kind.FOLDER);
    assertThat(folders.look(path("none"))).isNull();
    assertThat(folders.look(FilePath.of("/dev/null")))
        .isNotNull()
        .extracting(FileFacts::kind)
        .isEqualTo(Kind.OTHER);
  }

  @Test
  void follow_link_leadsToTheFile() throws Exception {
    Files.createFile(dir.resolve("file"));
    Files.createSymbolicLink(dir.resolve("link"), dir.resolve("file"));

    FileFacts file = requireNonNull(folders.look(path("file")));
    FileFacts followed = requireNonNull(folders.follow(path("link")));
    assertThat(followed).isEqualTo(file);
    assertThat(followed.same(file)).isTrue();
  }

  @Test
  void read_smallFile_isTheContent() throws Exception {
    Files.writeString(dir.resolve("small"), "12345");

    assertThat(folders.read(path("small"), 5)).containsExactly('1', '2', '3', '4', '5');
    assertThat(folders.read(path("small"), 4)).isNull();
    assertThat(folders.read(path("none"), 5)).isNull();
    assertThat(folders.read(path("."), 5)).isNull();
  }

  @Test
  void create_folder_isOursAndPrivate() {
    assertThat(folders.create(path("new"))).isTrue();
    assertThat(folders.create(path("new"))).isFalse();
    assertThat(folders.look(path("new")))
        .isNotNull()
        .satisfies(
            facts -> {
              assertThat(facts.mode()).isEqualTo(0700);
              assertThat(facts.owner()).isEqualTo(folders.user());
              assertThat(facts.hasExecuteBit()).isTrue();
            });
  }

  @Test
  void close_openFolder_takesOthersRights() throws Exception {
    Files.createDirectory(dir.resolve("open"));
    Files.setPosixFilePermissions(
        dir.resolve("open"), PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(folders.close(path("open"))).isTrue();
    assertThat(folders.close(path("none"))).isFalse();
    assertThat(Files.getPosixFilePermissions(dir.resolve("open")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  private Kind kind(String name) {
    return requireNonNull(folders.look(path(name))).kind();
  }

  private FilePath path(String name) {
    return FilePath.of(dir.resolve(name).toString());
  }
}
