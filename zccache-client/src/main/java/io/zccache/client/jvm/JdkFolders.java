/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import io.zccache.client.FilePath;
import io.zccache.client.port.FileFacts;
import io.zccache.client.port.FileFacts.Kind;
import io.zccache.client.port.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts on files through the JDK's {@code unix} attributes. */
public final class JdkFolders implements Folders {
  private static final int KIND_BITS = 0170000;

  private final long user = findUser();

  @Override
  public long user() {
    return user;
  }

  @Override
  public @Nullable FileFacts look(FilePath path) {
    return facts(path, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public @Nullable FileFacts follow(FilePath path) {
    return facts(path);
  }

  @Override
  public boolean create(FilePath folder) {
    try {
      Files.createDirectory(
          JdkPaths.of(folder),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean close(FilePath folder) {
    try {
      Files.setPosixFilePermissions(
          JdkPaths.of(folder), PosixFilePermissions.fromString("rwx------"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public byte @Nullable [] read(FilePath file, int limit) {
    try (InputStream in = Files.newInputStream(JdkPaths.of(file))) {
      byte[] content = in.readNBytes(limit + 1);
      return content.length > limit ? null : content;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable FileFacts facts(FilePath path, LinkOption... options) {
    try {
      Map<String, Object> found =
          Files.readAttributes(JdkPaths.of(path), "unix:mode,uid,dev,ino", options);
      int mode = number(found, "mode").intValue();
      return new FileFacts(
          kind(mode & KIND_BITS),
          number(found, "uid").intValue() & 0xFFFFFFFFL,
          mode & 07777,
          number(found, "dev").longValue(),
          number(found, "ino").longValue());
    } catch (IOException e) {
      return null;
    }
  }

  private static Number number(Map<String, Object> found, String name) {
    Object value = found.get(name);
    if (value instanceof Number number) {
      return number;
    }
    throw new IllegalStateException("no attribute " + name);
  }

  private static Kind kind(int bits) {
    return switch (bits) {
      case 0100000 -> Kind.FILE;
      case 0040000 -> Kind.FOLDER;
      case 0120000 -> Kind.LINK;
      case 0140000 -> Kind.SOCKET;
      default -> Kind.OTHER;
    };
  }

  /** The owner of our own process where the system shows it, else of a file we make. */
  private static long findUser() {
    FileFacts self = facts(FilePath.of("/proc/self"));
    if (self != null) {
      return self.owner();
    }
    try {
      Path probe = Files.createTempFile("zccache", null);
      FileFacts ours = facts(FilePath.of(probe.toString()));
      Files.delete(probe);
      return ours == null ? -1 : ours.owner();
    } catch (IOException e) {
      return -1;
    }
  }
}
