/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes files so that a reader sees the old one or the new one, never a part. The new file is made
 * under a name of its own in the same folder and renamed, so many builds may write the same file.
 */
public final class AtomicFiles {

  static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");

  /** Of a file that is no program. */
  public static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");

  private static final String TEMPORARY = ".new-";
  private static final Pattern TEMPORARY_NAME = Pattern.compile("\\.new-(\\d{1,15})-.*");
  private static final Duration ABANDONED = Duration.ofHours(1);

  private AtomicFiles() {}

  /** Puts a file with these bytes at the path, on disk when this returns. */
  public static void write(Path file, byte[] content, Set<PosixFilePermission> permissions)
      throws IOException {
    put(file, content, permissions, AtomicFiles::replace);
  }

  /** As {@link #write}, but a file that is there by then stays. */
  static void create(Path file, byte[] content, Set<PosixFilePermission> permissions)
      throws IOException {
    put(file, content, permissions, AtomicFiles::giveName);
  }

  private static void put(
      Path file, byte[] content, Set<PosixFilePermission> permissions, Move move)
      throws IOException {
    Path temporary = temporary(file);
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.setPosixFilePermissions(temporary, permissions);
      move.from(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Makes a hard link at the path, or a copy where the file system has none left to give. */
  static void link(Path link, Path target) throws IOException {
    Path temporary = temporary(link);
    try {
      try {
        Files.createLink(temporary, target);
      } catch (IOException | UnsupportedOperationException e) {
        Files.copy(target, temporary, StandardCopyOption.COPY_ATTRIBUTES);
      }
      replace(temporary, link);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Whether the file is one that {@link #write} or {@link #link} is making just now. */
  static boolean isTemporary(Path file) {
    return file.getFileName().toString().startsWith(TEMPORARY);
  }

  /** Whether a temporary file's maker must have died. */
  public static boolean isAbandoned(Path temporary, Instant now) {
    Matcher name = TEMPORARY_NAME.matcher(temporary.getFileName().toString());
    // Not the file's own time: a hard link has that of the launcher.
    return name.matches()
        && Instant.ofEpochMilli(Long.parseLong(name.group(1))).plus(ABANDONED).isBefore(now);
  }

  private static Path temporary(Path file) {
    return file.resolveSibling(
        TEMPORARY
            + System.currentTimeMillis()
            + "-"
            + UUID.randomUUID().toString().substring(0, 8));
  }

  private static void giveName(Path temporary, Path file) throws IOException {
    try {
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      return; // another was faster
    } catch (IOException | UnsupportedOperationException e) {
      replace(temporary, file);
    }
  }

  private static void replace(Path temporary, Path file) throws IOException {
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @FunctionalInterface
  private interface Move {
    void from(Path temporary, Path file) throws IOException;
  }
}
