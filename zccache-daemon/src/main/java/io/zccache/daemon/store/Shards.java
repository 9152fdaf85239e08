/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Digest;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is in the folders of blobs and records, by the names of the files. Any thread may ask. */
final class Shards {
  private Shards() {}

  /**
   * The digests that are names of files in the shards of a folder; files with other names are not
   * ours. What appears or vanishes meanwhile may or may not be told.
   */
  static List<Digest> digests(Path folder) throws IOException {
    List<Digest> digests = new ArrayList<>();
    for (Path shard : list(folder)) {
      String prefix = shard.getFileName().toString();
      for (Path file : list(shard)) {
        String name = file.getFileName().toString();
        if (name.startsWith(prefix)) {
          digest(name).ifPresent(digests::add);
        }
      }
    }
    return digests;
  }

  private static Optional<Digest> digest(String name) {
    if (name.length() != 2 * Digest.LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(Digest.parse(name)).filter(digest -> digest.hex().equals(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (NotDirectoryException | NoSuchFileException foreignOrGone) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }
}
