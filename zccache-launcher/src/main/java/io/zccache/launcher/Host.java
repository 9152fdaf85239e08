/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.FilePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This process and its system, beyond the client's ports. */
public interface Host {
  /** Standard output. */
  int OUT = 1;

  /** Standard error. */
  int ERROR = 2;

  /** The arguments as the caller gave them, the name of this program first. */
  List<byte[]> arguments();

  /** The environment's entries in their order. */
  List<byte[]> environment();

  /** The current folder, absolute; null if it is gone. */
  @Nullable FilePath workingFolder();

  /** The file of this program, with no symbolic link in its path; null if it is not known. */
  @Nullable FilePath program();

  /** The number of this process. */
  long processId();

  /** The number of the process that started this one. */
  long parentId();

  /** The mode bits that new files do not get. */
  int umask();

  /** Whether standard error is a terminal. */
  boolean errorIsTerminal();

  /** Whether this user may execute the file. */
  boolean mayExecute(FilePath file);

  /** The folder's path without symbolic links and dots; null if there is none. */
  @Nullable FilePath real(FilePath folder);

  /** What a symbolic link says; null if there is none at the path. */
  @Nullable FilePath target(FilePath path);

  /** The content of a small file; null if it is longer than {@code limit} or cannot be read. */
  byte @Nullable [] read(FilePath file, int limit);

  /**
   * Writes all of that part of {@code bytes} to {@link #OUT} or {@link #ERROR}.
   *
   * @return the system's words if it fails, else null
   */
  @Nullable String write(int stream, byte[] bytes, int offset, int length);

  /** A new temporary file that nobody else can open; null if there is no room for one. */
  @Nullable Spool spool();

  /** What plans are run with; null where that cannot be done. */
  @Nullable Workshop workshop();
}
