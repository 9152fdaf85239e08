/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which files a process sees: two processes with the same view find the same file behind each path.
 *
 * @param mounts the name of its mount namespace
 * @param root its root directory, as the one who asks sees it
 * @param rootId device and inode of that directory
 */
record FileView(Path mounts, Path root, Map<String, Object> rootId) {
  FileView {
    rootId = Map.copyOf(rootId);
  }

  /** The view of a process by its folder in {@code /proc}; empty if it cannot be told. */
  static Optional<FileView> of(Path process) {
    try {
      Path root = process.resolve("root");
      return Optional.of(
          new FileView(
              Files.readSymbolicLink(process.resolve("ns/mnt")),
              Files.readSymbolicLink(root),
              Files.readAttributes(root, "unix:dev,ino")));
    } catch (IOException | UnsupportedOperationException cannotBeTold) {
      return Optional.empty();
    }
  }
}
