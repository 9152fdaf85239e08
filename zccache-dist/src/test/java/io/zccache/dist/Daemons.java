/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The daemons that run on this machine, by what the system tells of processes. */
public final class Daemons {
  private Daemons() {}

  /** Ids of the daemons that serve a root and have not ended. */
  public static List<Long> of(Path root) throws IOException {
    List<Long> found = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : (Iterable<Path>) processes::iterator) {
        String words = commandLine(process);
        if (words.contains("DaemonMain") && words.contains("--root\0" + root + "\0")) {
          found.add(Long.parseLong(process.getFileName().toString()));
        }
      }
    }
    return found;
  }

  private static String commandLine(Path process) {
    if (!process.getFileName().toString().matches("[0-9]+")) {
      return "";
    }
    try {
      return Files.readString(process.resolve("cmdline"), UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }
}
