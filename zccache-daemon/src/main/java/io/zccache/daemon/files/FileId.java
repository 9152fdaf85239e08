/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which file or folder it is, whatever it is called.
 *
 * @param device the number of its file system, as {@code st_dev} has it
 * @param inode its number there
 */
public record FileId(long device, long inode) {
  /** Whose stamp it is. */
  public static FileId of(FileStamp stamp) {
    return new FileId(stamp.device(), stamp.inode());
  }

  /** What was found; empty if nothing was, or nothing that the file system tells of. */
  public static Optional<FileId> of(Stat stat) {
    return stat instanceof Stat.Found found ? Optional.of(of(found.stamp())) : Optional.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileId that && device == that.device && inode == that.inode;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(device) * 31 + Long.hashCode(inode);
  }
}
