/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.files;

/** What can be at a path. */
public enum FileKind {
  /** A regular file. */
  FILE,
  /** A directory. */
  FOLDER,
  /** A symbolic link, seen only where links are not followed. */
  LINK,
  /** A pipe, a socket, a device: never opened. */
  OTHER
}
