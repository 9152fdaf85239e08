/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.ResultKey;

/** One line of the index's journal. The order of entries is the order of use. */
sealed interface JournalEntry {

  /**
   * A result was stored.
   *
   * @param result all the index knows of it
   */
  record Put(IndexedResult result) implements JournalEntry {}

  /**
   * A result was used.
   *
   * @param key which
   */
  record Use(ResultKey key) implements JournalEntry {}

  /**
   * A result was dropped, before its files were deleted.
   *
   * @param key which
   */
  record Drop(ResultKey key) implements JournalEntry {}

  /** The store was opened: from here to the next {@link Closed} files and index may differ. */
  record Opened() implements JournalEntry {}

  /** The store was closed, files and index in step. */
  record Closed() implements JournalEntry {}
}
