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
 * @param files what to rename, in this order: the record comes last
 * @param kept blobs that must be in the store already
 */
record Staged(
    IndexedResult indexed, StoredResult stored, List<StagedFile> files, List<BlobRef> kept) {
  Staged {
    files = List.copyOf(files);
    kept = List.copyOf(kept);
  }

  /**
   * A file under its temporary name.
   *
   * @param temp where it is
   * @param place where it belongs
   */
  record StagedFile(Path temp, Path place) {}
}
