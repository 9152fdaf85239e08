/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.FilePath;
import io.zccache.client.jvm.JdkPorts;
import io.zccache.client.port.Run;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LauncherTest {
  private final ByteArrayOutputStream error = new ByteArrayOutputStream();

  @Test
  void runWithoutCache_afterABugOfOurs_runsTheTool() {
    Launcher launcher =
        new Launcher(
            new FakeHost(),
            JdkPorts.open(),
            (program, argv, environment) -> {
              assertThat(program).isEqualTo(FilePath.of("/bin/sh"));
              assertThat(argv).hasSize(2);
              return new Run.Ended(6);
            });

    assertThat(launcher.runWithoutCache()).isEqualTo(6);
    assertThat(error.toString(StandardCharsets.UTF_8))
        .isEqualTo("zccache: warning: building without the cache: an error of its own\n");
  }

  /** A process that was called as {@code zccache /bin/sh x}. */
  private final class FakeHost implements Host {
    @Override
    public List<byte[]> arguments() {
      return List.of(bytes("zccache"), bytes("/bin/sh"), bytes("x"));
    }

    @Override
    public List<byte[]> environment() {
      return List.of();
    }

    @Override
    public FilePath workingFolder() {
      return FilePath.of("/");
    }

    @Override
    public @Nullable FilePath program() {
      return null;
    }

    @Override
    public long processId() {
      return 1;
    }

    @Override
    public long parentId() {
      return 0;
    }

    @Override
    public int umask() {
      return 022;
    }

    @Override
    public boolean errorIsTerminal() {
      return false;
    }

    @Override
    public boolean mayExecute(FilePath file) {
      return true;
    }

    @Override
    public FilePath real(FilePath folder) {
      return folder;
    }

    @Override
    public @Nullable FilePath target(FilePath path) {
      return null;
    }

    @Override
    public byte @Nullable [] read(FilePath file, int limit) {
      return null;
    }

    @Override
    public @Nullable String write(int stream, byte[] bytes, int offset, int length) {
      assertThat(stream).isEqualTo(ERROR);
      error.write(bytes, offset, length);
      return null;
    }

    @Override
    public @Nullable Spool spool() {
      return null;
    }

    @Override
    public @Nullable Workshop workshop() {
      return null;
    }

    private static byte[] bytes(String text) {
      return FilePath.of(text).toBytes();
    }
  }
}
