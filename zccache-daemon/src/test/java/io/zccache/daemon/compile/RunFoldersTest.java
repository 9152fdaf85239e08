/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.log.Log;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFoldersTest {
  @TempDir private Path temp;
  private final List<String> told = new ArrayList<>();

  @Test
  void make_enoughRoom_isAFolderOfItsOwn() throws Exception {
    RunFolders folders = new RunFolders(temp.resolve("tmp/1"), new Told(told));
    try (PrivateFolder one = folders.make(0).orElseThrow();
        PrivateFolder other = folders.make(7).orElseThrow()) {
      assertThat(one.path()).isEmptyDirectory().isNotEqualTo(other.path());
      assertThat(other.path().getFileName().toString()).startsWith("plan-7-");
    }
    assertThat(told).isEmpty();
  }

  @Test
  void make_nowhereToMakeIt_isNoneAndIsTold() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "");
    RunFolders folders = new RunFolders(file.resolve("1"), new Told(told));
    assertThat(folders.make(0)).isEmpty();
    assertThat(told)
        .singleElement()
        .asString()
        .startsWith("compilers run without the cache, for its folder cannot be written: ");
  }

  private record Told(List<String> lines) implements Log {
    @Override
    public void note(String text) {
      throw new AssertionError(text);
    }

    @Override
    public void trouble(String text) {
      lines.add(text);
    }

    @Override
    public void trouble(String text, Throwable cause) {
      throw new AssertionError(text, cause);
    }
  }
}
