/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.FilePath;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems do not list locks")
class JdkProcessesTest {
  private static final long SELF = ProcessHandle.current().pid();

  @TempDir private Path folder;
  private final JdkProcesses processes = new JdkProcesses();

  @Test
  void holder_namedInTheFileAndBySystem_isTold() throws Exception {
    Path file = Files.createFile(folder.resolve("lock"));
    Process holder = LockHolder.start(file, "%d 1700000000000 0a1b\n");

    assertThat(processes.holder(path(file))).isEqualTo(holder.pid());
    assertThat(processes.end(holder.pid(), true)).isTrue();
    assertThat(holder.waitFor()).isEqualTo(137);
    assertThat(processes.holder(path(file))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%d store\n", "%d 1 a", "%d 1 a\n\n", "1 1 a\n", "99999999999 1 a\n"})
  void holder_fileSaysOtherwise_isNotTold(String content) throws Exception {
    Path file = Files.createFile(folder.resolve("lock"));
    Process holder = LockHolder.start(file, content);

    assertThat(processes.holder(path(file))).isZero();
    holder.getOutputStream().close();
    assertThat(holder.waitFor()).isZero();
  }

  @Test
  void holder_lockIsFree_isNotTold() throws Exception {
    Path file = Files.writeString(folder.resolve("lock"), SELF + " 1 a\n");

    assertThat(processes.holder(path(file))).isZero();
  }

  @Test
  void holder_noFileOrNoList_isNotTold() throws Exception {
    assertThat(processes.holder(path(folder.resolve("none")))).isZero();
    Path file = Files.writeString(folder.resolve("lock"), SELF + " 1 a\n");
    assertThat(new JdkProcesses(folder.resolve("none")).holder(path(file))).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void end_processOfAnother_ends(boolean force) throws Exception {
    Process process = new ProcessBuilder("sleep", "600").start();

    assertThat(processes.end(process.pid(), force)).isTrue();
    assertThat(process.waitFor()).isEqualTo(force ? 137 : 143);
    assertThat(processes.end(process.pid(), force)).isFalse();
  }

  @Test
  void end_thisProcess_isLeftAlone() {
    assertThat(processes.end(SELF, true)).isFalse();
  }

  private static FilePath path(Path path) {
    return FilePath.of(path.toString());
  }
}
