/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.ResultKey;
import io.zccache.daemon.key.UnitKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result as the index knows it.
 *
 * @param unit what was compiled
 * @param key names the result and its record
 * @param recordSize length of the record file in bytes
 * @param blobs all blobs that the result needs
 */
record IndexedResult(UnitKey unit, ResultKey key, long recordSize, List<BlobRef> blobs) {
  IndexedResult {
    blobs = List.copyOf(blobs);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IndexedResult that
        && recordSize == that.recordSize
        && unit.equals(that.unit)
        && key.equals(that.key)
        && blobs.equals(that.blobs);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  static IndexedResult of(StoredResult result, long recordSize) {
    return new IndexedResult(result.unit(), result.key(), recordSize, blobsOf(result));
  }

  /** How many bytes the result needs if it shares none of its blobs. */
  long bytes() {
    return recordSize + blobs.stream().mapToLong(BlobRef::size).sum();
  }

  private static List<BlobRef> blobsOf(StoredResult result) {
    List<BlobRef> blobs = new ArrayList<>();
    for (StoredOutput output : result.outputs()) {
      blobs.add(new BlobRef(output.blob(), output.size()));
    }
    for (Printed printed : List.of(result.run().stdout(), result.run().stderr())) {
      if (printed instanceof Printed.AsBlob blob) {
        blobs.add(new BlobRef(blob.blob(), blob.size()));
      }
    }
    return blobs;
  }
}
