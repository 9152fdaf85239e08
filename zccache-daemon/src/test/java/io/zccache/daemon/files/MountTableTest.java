/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountTableTest {
  private static final String ROOT = "22 1 254:0 / / rw - ext4 /dev/root rw\n";

  @TempDir private Path folder;

  @Test
  void epoch_sameList_stays() throws IOException {
    Path list = Files.writeString(folder.resolve("mountinfo"), ROOT);
    MountTable table = new MountTable(list);
    long before = table.epoch();

    table.look();

    assertThat(table.epoch()).isEqualTo(before);
  }

  @Test
  void epoch_otherList_changes() throws IOException {
    Path list = Files.writeString(folder.resolve("mountinfo"), ROOT);
    MountTable table = new MountTable(list);
    long before = table.epoch();

    Files.writeString(list, ROOT.replace("rw\n", "ro\n"));
    table.look();

    assertThat(table.epoch()).isNotEqualTo(before);
  }

  @Test
  void epoch_longList_isReadToItsEnd() throws IOException {
    Path list = Files.writeString(folder.resolve("mountinfo"), ROOT.repeat(3_000) + "a");
    MountTable table = new MountTable(list);
    long before = table.epoch();
    table.look();
    assertThat(table.epoch()).isEqualTo(before);

    Files.writeString(list, ROOT.repeat(3_000) + "b");
    table.look();

    assertThat(table.epoch()).isNotEqualTo(before);
  }

  @Test
  void epoch_noList_changesEachTime() {
    MountTable table = new MountTable(folder.resolve("none"));
    long before = table.epoch();

    table.look();

    assertThat(table.epoch()).isNotEqualTo(before);
  }

  @Test
  void epoch_ofThisSystem_staysWhileNothingIsMounted() {
    MountTable table = MountTable.system();
    long before = table.epoch();

    table.look();

    assertThat(table.epoch()).isEqualTo(before);
  }
}
