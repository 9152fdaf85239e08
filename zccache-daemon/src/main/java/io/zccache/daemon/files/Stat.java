/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import org.jspecify.annotations.Nullable;

/** The answer of the file system to the question what is at a path. */
public sealed interface Stat {

  /**
   * Something is there.
   *
   * @param stamp its stamp
   * @param kind what it is
   */
  record Found(FileStamp stamp, FileKind kind) implements Stat {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Found that && kind == that.kind && stamp.equals(that.stamp);
    }

    @Override
    public int hashCode() {
      return stamp.hashCode();
    }
  }

  /** Nothing is there: the name, or a folder on the way to it, does not exist or is no folder. */
  record Absent() implements Stat {}

  /**
   * The file system would not tell.
   *
   * @param reason its own words
   */
  record Failed(String reason) implements Stat {}
}
