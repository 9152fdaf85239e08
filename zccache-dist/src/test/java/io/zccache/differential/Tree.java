/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is in a folder: looked at, compared and put back. */
final class Tree {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  private Tree() {}

  /** Everything in a folder by its path; links are not followed. */
  static SortedMap<String, Item> look(Path folder) throws IOException {
    SortedMap<String, Item> items = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path there, BasicFileAttributes unused)
              throws IOException {
            if (!there.equals(folder)) {
              items.put(folder.relativize(there).toString(), Item.of(there));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path there, BasicFileAttributes unused)
              throws IOException {
            items.put(folder.relativize(there).toString(), Item.of(there));
            return FileVisitResult.CONTINUE;
          }
        });
    return items;
  }

  /** What has appeared, changed or gone, as it is now; {@link Item#GONE} for what has gone. */
  static SortedMap<String, Item> changes(Map<String, Item> before, Map<String, Item> after) {
    SortedMap<String, Item> changes = new TreeMap<>();
    after.forEach(
        (path, now) -> {
          Item was = before.get(path);
          if (was == null || !was.equals(now)) {
            changes.put(path, now);
          }
        });
    for (String path : before.keySet()) {
      if (!after.containsKey(path)) {
        changes.put(path, Item.GONE);
      }
    }
    return changes;
  }

  /** Undoes changes. */
  static void undo(Path folder, Map<String, Item> changes, Map<String, Item> before)
      throws IOException {
    for (String path : changes.keySet()) {
      delete(folder.resolve(path));
    }
    for (String path : changes.keySet()) {
      Item was = before.get(path);
      if (was != null) {
        was.make(folder.resolve(path));
        if (was.kind() == Item.Kind.FILE) {
          Files.setLastModifiedTime(folder.resolve(path), LONG_AGO);
        }
      }
    }
  }

  /** Appends to files in place, as a user may do with what was delivered. */
  static void spoil(Path folder, Iterable<String> paths) throws IOException {
    for (String path : paths) {
      Path file = folder.resolve(path);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
      }
    }
  }

  /** Dates a file long ago. */
  static void age(Path file) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.setLastModifiedTime(file, LONG_AGO);
    }
  }

  /** Deletes a file, a link or a whole folder, if it is there; links are not followed. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes unused)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path there, @Nullable IOException trouble)
              throws IOException {
            Files.delete(there);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
