/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A blob that a result needs.
 *
 * @param digest digest of its bytes
 * @param size how many bytes
 */
record BlobRef(Digest digest, long size) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BlobRef that && size == that.size && digest.equals(that.digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }
}
