/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import org.jspecify.annotations.Nullable;

/** A temporary file without a name, written from its start and then copied to a stream. */
public interface Spool {
  /** Appends; false if there is no room. */
  boolean write(byte[] bytes, int offset, int length);

  /** Makes it empty again. */
  void clear();

  /**
   * Writes all of it to {@link Host#OUT} or {@link Host#ERROR}.
   *
   * @return the system's words if it fails, else null
   */
  @Nullable String copyTo(int stream);
}
