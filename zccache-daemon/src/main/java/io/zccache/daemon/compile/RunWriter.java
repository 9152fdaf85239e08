/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The client that has a compiler write into a private folder, known by its process id alone: it may
 * have ended and wait to be buried, or another process may have its number by now.
 */
final class RunWriter {
  /** Starts of processes are told in ticks of a clock that is read at another moment. */
  private static final Duration BLUR = Duration.ofSeconds(2);

  private RunWriter() {}

  /**
   * Whether the process that a folder was made for may still be there.
   *
   * @param folder was last changed while it was
   */
  static boolean mayLive(long pid, Path folder) throws IOException {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isEmpty() || isZombie(pid)) {
      return false;
    }
    Instant changed = Files.getLastModifiedTime(folder).toInstant();
    return process
        .get()
        .info()
        .startInstant()
        .map(start -> !start.isAfter(changed.plus(BLUR)))
        .orElse(true);
  }

  /** The state stands behind the program's name, which is in the last parentheses. */
  private static boolean isZombie(long pid) {
    try {
      String stat =
          new String(
              Files.readAllBytes(Path.of("/proc", Long.toString(pid), "stat")),
              StandardCharsets.ISO_8859_1);
      return stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException cannotBeTold) {
      return false;
    }
  }
}
