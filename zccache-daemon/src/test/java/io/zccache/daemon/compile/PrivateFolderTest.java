/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a daemon that starts does with the private folders that it finds. */
@Timeout(30)
class PrivateFolderTest {
  @TempDir private Path parent;
  private Path earlier;
  private Path own;

  @BeforeEach
  void name() {
    earlier = parent.resolve("17");
    own = parent.resolve("18");
  }

  @Test
  void sweep_folderOfAClientThatLives_isLeftToIt() throws Exception {
    Path used = filled(PrivateFolder.in(earlier, ProcessHandle.current().pid()));
    Path ofADaemon = filled(PrivateFolder.in(earlier, 0));
    Path ours = filled(PrivateFolder.in(own, 0));

    PrivateFolder.sweep(parent, own);

    assertThat(used.resolve("out/a.o")).exists();
    assertThat(ofADaemon).doesNotExist();
    assertThat(ours).exists();
  }

  @Test
  void sweep_folderOfAClientThatHasEnded_isRemovedWithItsDaemons() throws Exception {
    Process client = new ProcessBuilder("true").start();
    long pid = client.pid();
    assertThat(client.waitFor()).isZero();
    filled(PrivateFolder.in(earlier, pid));

    PrivateFolder.sweep(parent, own);

    assertThat(earlier).doesNotExist();
  }

  @Test
  void sweep_folderOfAClientThatNobodyHasBuried_isRemoved() throws Exception {
    // The shell's child stays a zombie, since the cat that the shell becomes waits for no child.
    Process shell =
        new ProcessBuilder("sh", "-c", "sleep 600 & echo $! >&2; exec cat >/dev/null").start();
    try {
      long zombie = Long.parseLong(shell.errorReader().readLine());
      filled(PrivateFolder.in(earlier, zombie));
      Path name = Path.of("/proc/" + shell.pid() + "/comm");
      await().until(() -> Files.readString(name).equals("cat\n"));
      ProcessHandle.of(zombie).ifPresent(ProcessHandle::destroyForcibly);
      await()
          .until(
              () -> {
                assertThat(ProcessHandle.of(zombie)).isPresent();
                PrivateFolder.sweep(parent, own);
                return !Files.exists(earlier);
              });
    } finally {
      shell.destroyForcibly();
      assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void sweep_folderOlderThanTheProcessOfItsNumber_isRemoved() throws Exception {
    Path reused = filled(PrivateFolder.in(earlier, ProcessHandle.current().pid()));
    Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
    Files.setLastModifiedTime(reused, FileTime.from(started.minus(Duration.ofHours(1))));

    PrivateFolder.sweep(parent, own);

    assertThat(earlier).doesNotExist();
  }

  @Test
  void sweep_nameThatNamesNobody_isRemoved() throws Exception {
    Files.createDirectories(earlier.resolve("plan-x-1"));
    Files.createDirectories(earlier.resolve("plan-1"));
    Files.writeString(parent.resolve("file"), "");

    PrivateFolder.sweep(parent, own);

    assertThat(parent).isEmptyDirectory();
  }

  private static Path filled(PrivateFolder folder) throws IOException {
    Files.createDirectory(folder.file("out"));
    Files.writeString(folder.file("out").resolve("a.o"), "o");
    return folder.path();
  }
}
