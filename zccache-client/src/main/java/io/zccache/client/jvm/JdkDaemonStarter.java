/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import io.zccache.client.FilePath;
import io.zccache.client.port.DaemonStarter;
import io.zccache.client.port.LockAttempt;
import io.zccache.client.port.Start;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts a daemon through a shell, which knows of umask and sessions. */
public final class JdkDaemonStarter implements DaemonStarter {
  private static final String DETACH =
      """
      umask 077
      cd /
      if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; fi
      exec "$@"
      """;

  @Override
  public LockAttempt tryLock(FilePath file) {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              JdkPaths.of(file),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return new LockAttempt.Taken();
      }
      return new JdkStartLock(channel);
    } catch (IOException | InvalidPathException e) {
      closeQuietly(channel);
      return new LockAttempt.Failed(file.text() + ": " + e.getMessage());
    }
  }

  @Override
  public Start start(List<FilePath> command, FilePath log) {
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", DETACH, "sh"));
    for (FilePath word : command) {
      words.add(word.text());
    }
    try {
      if (!new File(command.get(0).text()).canExecute()) {
        return new Start.Failed("No such program");
      }
      Process process =
          new ProcessBuilder(words)
              .redirectInput(Redirect.from(new File("/dev/null")))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(new File(log.text())))
              .start();
      return new Running(process);
    } catch (IOException e) {
      return new Start.Failed(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      return;
    }
  }

  private record Running(Process process) implements Start.Started {
    @Override
    public boolean ended() {
      return !process.isAlive();
    }
  }
}
