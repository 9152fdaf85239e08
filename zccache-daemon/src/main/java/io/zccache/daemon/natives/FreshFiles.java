/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.natives;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes files and folders under names that nothing has. The JDK does so too, by the random numbers
 * that are good enough for secrets, and those cost a fresh daemon 20 ms. Here a name need only be
 * free: it is taken by creating the file, which fails where anything is, a link too. Any thread may
 * call.
 */
public final class FreshFiles {
  private static final FileAttribute<?> FILE = mode("rw-------");
  private static final FileAttribute<?> FOLDER = mode("rwx------");
  private static final int TRIES = 100;

  private FreshFiles() {}

  /**
   * Makes an empty file that is this user's alone.
   *
   * @param start what its path begins with
   * @param suffix what it ends with
   */
  public static Path file(Path start, String suffix) throws IOException {
    return make(start, suffix, path -> Files.createFile(path, FILE));
  }

  /**
   * Makes an empty folder that is this user's alone.
   *
   * @param start what its path begins with
   */
  public static Path folder(Path start) throws IOException {
    return make(start, "", path -> Files.createDirectory(path, FOLDER));
  }

  /** Creates what was not there. */
  @FunctionalInterface
  interface Maker {
    Path make(Path path) throws IOException;
  }

  /** Somebody who guesses names and takes them first is only given so many. */
  static Path make(Path start, String suffix, Maker maker) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return maker.make(start.resolveSibling(start.getFileName() + name() + suffix));
      } catch (FileAlreadyExistsException taken) {
        if (tries == TRIES) {
          throw taken;
        }
      }
    }
  }

  /** Another one at each call: a thread does nothing twice in a nanosecond. */
  private static String name() {
    return Long.toHexString(ProcessHandle.current().pid())
        + '-'
        + Long.toHexString(Thread.currentThread().getId())
        + '-'
        + Long.toHexString(System.nanoTime());
  }

  private static FileAttribute<?> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }
}
