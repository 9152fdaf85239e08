/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

/**
 * What the system knows of a file.
 *
 * @param kind what it is
 * @param owner the user id
 * @param mode the permission bits, at most 07777
 * @param device where it is, with {@code inode} its identity
 * @param inode its number there
 */
public record FileFacts(Kind kind, long owner, int mode, long device, long inode) {
  /** The kinds that matter. */
  public enum Kind {
    FILE,
    FOLDER,
    LINK,
    SOCKET,
    OTHER
  }

  /** Whether both are one file. */
  public boolean same(FileFacts other) {
    return device == other.device && inode == other.inode;
  }

  /** Whether anybody may execute it. */
  public boolean hasExecuteBit() {
    return (mode & 0111) != 0;
  }
}
