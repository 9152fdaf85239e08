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
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * One file of an installation as it should be. The bytes are not copied: who makes it gives them
 * away.
 */
final class ProgramFile {

  private final String path;
  private final byte[] content;
  private final boolean executable;

  ProgramFile(String path, byte[] content, boolean executable) {
    this.path = path;
    this.content = content;
    this.executable = executable;
  }

  /** Where it belongs, relative to the installation. */
  String path() {
    return path;
  }

  /**
   * A short word for what is in it, for names: others of the same path have another. A digest would
   * take longer than all else that a warm build does with these files.
   */
  String mark() {
    CRC32 crc = new CRC32();
    crc.update(content);
    return content.length + "-" + Long.toHexString(crc.getValue());
  }

  /** Whether the file under this folder has our bytes and may be run if it is a program. */
  boolean isInstalled(Path home) throws IOException {
    Path file = home.resolve(path);
    try {
      return Arrays.equals(Files.readAllBytes(file), content)
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
