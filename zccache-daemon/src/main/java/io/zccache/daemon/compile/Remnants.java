/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.log.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends what is left of a run whose client has gone. The client's own child dies with it, but what a
 * compiler driver has started lives on. All of it has the private folder on its command line, and
 * nothing else in the world has. Any thread may call.
 */
final class Remnants {
  private static final int LOOKS = 50;
  private static final long BETWEEN_LOOKS_NANOS = 2_000_000;

  private final Path proc;
  private final Log log;

  /**
   * @param proc a folder like {@code /proc}
   */
  Remnants(Path proc, Log log) {
    this.proc = proc;
    this.log = log;
  }

  /** Ends all processes that were to write into the folder, and sees them ended. */
  void end(PrivateFolder folder) {
    // With the slash: another folder's name may begin like this one's.
    byte[] name = (folder.path() + "/").getBytes(StandardCharsets.UTF_8);
    try {
      for (int look = 0; look < LOOKS; look++) {
        List<ProcessHandle> left = writers(name);
        if (left.isEmpty()) {
          return;
        }
        left.forEach(ProcessHandle::destroyForcibly);
        LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
      }
      log.trouble(
          "processes of a client that has gone do not end; they write into " + folder.path());
    } catch (IOException e) {
      log.trouble("processes of a client that has gone could not be looked for", e);
    }
  }

  private List<ProcessHandle> writers(byte[] name) throws IOException {
    List<ProcessHandle> writers = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[1-9]*")) {
      for (Path entry : entries) {
        if (PrivateFolder.contains(commandLine(entry), name)) {
          writer(entry).ifPresent(writers::add);
        }
      }
    }
    return writers;
  }

  private static Optional<ProcessHandle> writer(Path entry) {
    try {
      return ProcessHandle.of(Long.parseLong(entry.getFileName().toString()));
    } catch (NumberFormatException noProcess) {
      return Optional.empty();
    }
  }

  /** A process that has ended has none. */
  private static byte[] commandLine(Path entry) {
    try {
      return Files.readAllBytes(entry.resolve("cmdline"));
    } catch (IOException ended) {
      return new byte[0];
    }
  }
}
