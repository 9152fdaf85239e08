/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.zccache.daemon.natives.FreshFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Replaces a file of notes as a whole: a reader sees the old notes or the new ones. */
final class NoteFile {
  private NoteFile() {}

  /**
   * Puts new content in the place of the old.
   *
   * @throws IOException if that failed; then the old content stands, and nothing lies beside it
   */
  static void replace(Path file, byte[] content) throws IOException {
    Path temporary = FreshFiles.file(file.resolveSibling(file.getFileName() + "-"), ".tmp");
    try {
      Files.write(temporary, content);
      Files.move(temporary, file, ATOMIC_MOVE, REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
