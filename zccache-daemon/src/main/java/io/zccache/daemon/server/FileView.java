/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.natives.Posix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which files a process sees: two processes with the same view find the same file behind each path.
 *
 * @param marks what tells its mount namespace and its root directory from others; to be compared
 *     only with those that were found in the same way
 */
record FileView(List<Object> marks) {
  FileView {
    marks = List.copyOf(marks);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileView that && marks.equals(that.marks);
  }

  @Override
  public int hashCode() {
    return marks.hashCode();
  }

  /** The view of a process by natives, 0 for this one; empty if it cannot be told. */
  static Optional<FileView> of(Posix natives, long pid) {
    long[] numbers = new long[Posix.VIEW_NUMBERS];
    return natives.view(pid, numbers) == 0
        ? Optional.of(
            new FileView(List.of(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])))
        : Optional.empty();
  }

  /** The view of a process by its folder in {@code /proc}; empty if it cannot be told. */
  static Optional<FileView> of(Path process) {
    try {
      Path root = process.resolve("root");
      return Optional.of(
          new FileView(
              List.of(
                  Files.readSymbolicLink(process.resolve("ns/mnt")),
                  Files.readSymbolicLink(root),
                  Files.readAttributes(root, "unix:dev,ino"))));
    } catch (IOException | UnsupportedOperationException cannotBeTold) {
      return Optional.empty();
    }
  }
}
