/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
  @TempDir Path folder;

  @Test
  void tryAcquire_free_saysWhoHoldsIt() throws IOException {
    Path file = folder.resolve("daemon.lock");
    Files.writeString(file, "a line of an earlier holder, longer than the new one");

    Optional<InstanceLock> lock = InstanceLock.tryAcquire(file, "42 new");

    assertThat(lock).isPresent();
    assertThat(file).hasContent("42 new\n");
    assertThat(lock.get().abandonedBy())
        .contains("a line of an earlier holder, longer than the new one");
    lock.get().close();
    assertThat(file).isEmptyFile();
  }

  @Test
  void tryAcquire_held_isEmptyUntilGivenUp() throws IOException {
    Path file = folder.resolve("daemon.lock");
    try (InstanceLock first = InstanceLock.tryAcquire(file, "first").orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(InstanceLock.tryAcquire(file, "second")).isEmpty();
      assertThat(file).hasContent("first\n");
    }
    Optional<InstanceLock> third = InstanceLock.tryAcquire(file, "third");
    assertThat(third).isPresent();
    assertThat(third.get().abandonedBy()).as("it ended in order").isEmpty();
    third.get().close();
  }
}
