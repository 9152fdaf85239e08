/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The folder that one compiler run writes into, and nobody else. A compiler whose daemon was killed
 * lives on; what it writes then stays in here and harms nobody.
 */
final class PrivateFolder implements AutoCloseable {
  private final Path folder;

  private PrivateFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes a new, empty folder under a parent that is made too if it is missing. */
  static PrivateFolder in(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new PrivateFolder(Files.createTempDirectory(parent, "run-"));
  }

  /** A file of this name in the folder. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Whether a file is in the folder. */
  boolean holds(Path file) {
    return file.startsWith(folder);
  }

  /**
   * Whether some text names the folder: then the text is not what the user's own run would print.
   */
  boolean isNamedIn(byte[] text) {
    return contains(text, folder.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a text contains a part. */
  static boolean contains(byte[] text, byte[] part) {
    for (int start = 0; start + part.length <= text.length; start++) {
      if (Arrays.equals(text, start, start + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  /** Removes the folder and what is in it. */
  @Override
  public void close() throws IOException {
    empty(folder, null);
    Files.deleteIfExists(folder);
  }

  /** Removes all that is under a parent, but for one folder. */
  static void sweep(Path parent, Path spared) throws IOException {
    if (Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
      empty(parent, spared);
    }
  }

  private static void empty(Path folder, @Nullable Path spared) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (entry.equals(spared)) {
          continue;
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          empty(entry, null);
        }
        Files.deleteIfExists(entry);
      }
    }
  }
}
