/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** One file, link or folder. */
record Item(Kind kind, String mode, String content, long inode, FileTime changed, int links) {
  /** What something is. */
  enum Kind {
    FILE,
    LINK,
    FOLDER,
    GONE
  }

  static final Item GONE = new Item(Kind.GONE, "", "", 0, FileTime.fromMillis(0), 0);

  static Item of(Path path) throws IOException {
    String mode =
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    if (Files.isSymbolicLink(path)) {
      return new Item(Kind.LINK, "", Files.readSymbolicLink(path).toString(), 0, GONE.changed, 1);
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return new Item(Kind.FOLDER, mode, "", 0, GONE.changed, 1);
    }
    return new Item(
        Kind.FILE,
        mode,
        new String(Files.readAllBytes(path), ISO_8859_1),
        (Long) Files.getAttribute(path, "unix:ino"),
        (FileTime) Files.getAttribute(path, "unix:ctime"),
        (Integer) Files.getAttribute(path, "unix:nlink"));
  }

  /** The same but for what a file holds. */
  boolean hasShapeOf(@Nullable Item other) {
    return other != null
        && kind == other.kind
        && mode.equals(other.mode)
        && links == other.links
        && (kind == Kind.FILE || content.equals(other.content));
  }

  /** The same as far as two compilers' outputs can be the same. */
  boolean looksLike(Item other) {
    return kind == other.kind
        && mode.equals(other.mode)
        && content.equals(other.content)
        && links == other.links;
  }

  void make(Path path) throws IOException {
    try {
      switch (kind) {
        case FILE -> {
          Files.write(path, content.getBytes(ISO_8859_1));
          Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
        case LINK -> Files.createSymbolicLink(path, Path.of(content));
        case FOLDER -> Files.createDirectories(path);
        case GONE -> {
          // nothing to make
        }
      }
    } catch (FileSystemException refused) {
      throw new IOException("cannot put back " + path, refused);
    }
  }
}
