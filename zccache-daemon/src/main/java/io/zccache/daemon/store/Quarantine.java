/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The place of damaged files: out of the way, but not out of reach of those who want to know what
 * happened. Holds a few. The owner's threads call it under the catalog's lock; a {@link StoreCheck}
 * may call it beside them.
 */
final class Quarantine {
  private static final int MAX_FILES = 16;
  private static final long MAX_FILE_BYTES = 16 << 20;

  private final StoreFolder folder;

  Quarantine(StoreFolder folder) {
    this.folder = folder;
  }

  /** Takes a file out of the store, if it is there. */
  void take(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    if (Files.size(file) > MAX_FILE_BYTES) {
      Files.deleteIfExists(file);
      return;
    }
    Path place = folder.quarantine().resolve(file.getFileName());
    Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    removeOldest();
  }

  private void removeOldest() throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder.quarantine())) {
      files =
          entries
              .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified()))
              .toList();
    }
    for (Path file : files.subList(0, Math.max(0, files.size() - MAX_FILES))) {
      Files.deleteIfExists(file);
    }
  }
}
