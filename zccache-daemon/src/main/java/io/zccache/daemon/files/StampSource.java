/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

import java.nio.file.Path;

/** The question what is at a path, as a port. Any thread may ask. */
public interface StampSource {

  /** What is at the path, links followed. */
  Stat at(Path path);

  /** What is at the path itself, be it a link. */
  Stat atLink(Path path);

  /** The file system of this machine. */
  static StampSource system() {
    return new SystemStamps();
  }
}
