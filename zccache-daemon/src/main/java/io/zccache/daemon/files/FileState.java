/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import io.zccache.daemon.key.Digest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a path holds now. */
public sealed interface FileState {

  /** The content, if it is known. */
  default Optional<Known> known() {
    return Optional.empty();
  }

  /**
   * A file whose content is known.
   *
   * @param stamp the file's stamp, the same before and after its content was read
   * @param digest digest of the content
   * @param settled whether any later change of the file shows in its stamp
   */
  record Known(FileStamp stamp, Digest digest, boolean settled) implements FileState {
    @Override
    public Optional<Known> known() {
      return Optional.of(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Known that
          && settled == that.settled
          && stamp.equals(that.stamp)
          && digest.equals(that.digest);
    }

    @Override
    public int hashCode() {
      return digest.hashCode();
    }
  }

  /** Nothing is there. */
  record Absent() implements FileState {}

  /** A folder, a pipe, a device: it has no content to know, and was not opened. */
  record NotAFile() implements FileState {}

  /**
   * A file that this process cannot read.
   *
   * @param reason the system's own words
   */
  record Unreadable(String reason) implements FileState {}

  /** A file that changed each time while it was read. */
  record Unstable() implements FileState {}
}
