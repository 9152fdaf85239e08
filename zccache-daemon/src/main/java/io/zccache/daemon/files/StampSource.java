/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import io.zccache.daemon.natives.Posix;
import java.nio.file.Path;

/** The question what is at a path, as a port. Any thread may ask. */
public interface StampSource {

  /** What is at the path, links followed. */
  Stat at(Path path);

  /** What is at the path itself, be it a link. */
  Stat atLink(Path path);

  /**
   * Whether the stamp of a file can be believed to change with its content. So it is where the
   * kernel of this machine dates the changes itself; not where another machine does, by its own
   * clock, or where a program or an image makes the stamps up.
   *
   * @param path where the stamp was found
   */
  boolean believes(Path path, FileStamp stamp);

  /**
   * Whether any change of the file after the given moment must show in its stamp.
   *
   * @param path where the stamp was found
   * @param epochNanos a moment at or before which it was taken, nanoseconds since 1970
   */
  default boolean settled(Path path, FileStamp stamp, long epochNanos) {
    return stamp.settledAt(epochNanos) && believes(path, stamp);
  }

  /**
   * Whether any change of the file after the given moment must show in its stamp, for as long as
   * the same file systems are mounted.
   *
   * @param path where the stamp was found
   * @param epochNanos a moment at or before which it was taken, nanoseconds since 1970
   */
  default boolean settledWhileMounted(Path path, FileStamp stamp, long epochNanos) {
    return stamp.settledWhileMountedAt(epochNanos) && believes(path, stamp);
  }

  /** The file system of this machine. */
  static StampSource system() {
    return new SystemStamps(Posix.loaded());
  }
}
