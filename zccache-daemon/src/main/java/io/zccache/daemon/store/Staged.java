/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.nio.file.Path;
import java.util.List;

/**
 * A result all of whose bytes are written, but under temporary names.
 *
 * @param indexed what the index shall know
 * @param stored the result
 * @param record the record
 * @param blobs the blobs
 * @param kept blobs that must be in the store already
 */
record Staged(
    IndexedResult indexed,
    StoredResult stored,
    Path record,
    List<StagedBlob> blobs,
    List<BlobRef> kept) {
  Staged {
    blobs = List.copyOf(blobs);
    kept = List.copyOf(kept);
  }

  /**
   * A blob under its temporary name.
   *
   * @param blob which
   * @param temp where it is
   */
  record StagedBlob(BlobRef blob, Path temp) {}
}
