/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * One file of an installation as it should be. The bytes are not copied: who makes it gives them
 * away.
 */
final class ProgramFile {

  private final String path;
  private final byte[] content;
  private final boolean executable;
  private final String hash;

  ProgramFile(String path, byte[] content, boolean executable) {
    this.path = path;
    this.content = content;
    this.executable = executable;
    this.hash = Sha256.of(content);
  }

  /** Where it belongs, relative to the installation. */
  String path() {
    return path;
  }

  String hash() {
    return hash;
  }

  /** Whether the file under this folder has our bytes and may be run if it is a program. */
  boolean isInstalled(Path home) throws IOException {
    Path file = home.resolve(path);
    try {
      return Sha256.of(Files.readAllBytes(file)).equals(hash)
          && (!executable || Files.isExecutable(file));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Puts the file in its place. A damaged one is replaced; one that another build has just put
   * there stays, since that build may run it already.
   */
  void install(Path home) throws IOException {
    Path file = home.resolve(path);
    Set<PosixFilePermission> permissions = executable ? AtomicFiles.PROGRAM : AtomicFiles.PLAIN;
    Files.createDirectories(file.getParent());
    if (Files.exists(file)) {
      AtomicFiles.write(file, content, permissions);
    } else {
      AtomicFiles.create(file, content, permissions);
    }
  }
}
