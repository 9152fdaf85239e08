/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

import io.zccache.client.FilePath;

/** Processes, as far as a daemon must be told from all others and ended. */
public interface Processes {
  /**
   * The process that holds the record lock on {@code file}, by what the system tells; 0 if nobody
   * holds it, or if that cannot be told.
   */
  long holder(FilePath file);

  /**
   * Sends the process a signal.
   *
   * @param pid a process that was just seen to hold a lock
   * @param force whether it is to end at once; else it is asked to
   * @return whether the signal could be sent
   */
  boolean end(long pid, boolean force);
}
