/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

import io.zccache.client.FilePath;
import java.util.List;

/** Brings a daemon to life, one starter at a time. */
public interface DaemonStarter {
  /** Takes the record lock on {@code file}, made if it is not there, without waiting. */
  LockAttempt tryLock(FilePath file);

  /**
   * Starts {@code command} in a session of its own, in the system's root folder, with umask 077,
   * nothing to read and its output appended to {@code log}.
   *
   * @param command the program's path and its arguments
   */
  Start start(List<FilePath> command, FilePath log);
}
