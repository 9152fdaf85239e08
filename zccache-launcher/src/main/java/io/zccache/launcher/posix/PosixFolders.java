/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.FilePath;
import io.zccache.client.port.FileFacts;
import io.zccache.client.port.FileFacts.Kind;
import io.zccache.client.port.Folders;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;

/** Facts on files by stat and lstat. */
final class PosixFolders implements Folders {
  private static final int PRIVATE = 0700;

  private final CMemory memory;
  private final Files files;
  private final Address status;
  private final long user = Posix.geteuid() & 0xFFFFFFFFL;
  private final int kindBits = Macro.sIfmt();
  private final int file = Macro.sIfreg();
  private final int folder = Macro.sIfdir();
  private final int link = Macro.sIflnk();
  private final int socket = Macro.sIfsock();

  PosixFolders(CMemory memory, Files files) {
    this.memory = memory;
    this.files = files;
    this.status = memory.take(Structure.sizeOf(FileStatus.class));
  }

  @Override
  public long user() {
    return user;
  }

  @Override
  public @Nullable FileFacts look(FilePath path) {
    return Posix.lstat(memory.path(path), status) == 0 ? facts() : null;
  }

  @Override
  public @Nullable FileFacts follow(FilePath path) {
    return Posix.stat(memory.path(path), status) == 0 ? facts() : null;
  }

  @Override
  public boolean create(FilePath path) {
    return Posix.mkdir(memory.path(path), PRIVATE) == 0;
  }

  @Override
  public boolean close(FilePath path) {
    return Posix.chmod(memory.path(path), PRIVATE) == 0;
  }

  @Override
  public byte @Nullable [] read(FilePath file, int limit) {
    return files.read(file, limit);
  }

  private FileFacts facts() {
    FileStatus found = status.toStructure();
    return new FileFacts(
        kind(found.mode & kindBits),
        found.owner & 0xFFFFFFFFL,
        found.mode & 07777,
        found.device,
        found.inode);
  }

  private Kind kind(int bits) {
    if (bits == file) {
      return Kind.FILE;
    }
    if (bits == folder) {
      return Kind.FOLDER;
    }
    if (bits == link) {
      return Kind.LINK;
    }
    return bits == socket ? Kind.SOCKET : Kind.OTHER;
  }
}
