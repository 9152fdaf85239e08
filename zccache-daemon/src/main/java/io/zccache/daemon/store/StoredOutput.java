/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Digest;

/**
 * An output as the store keeps it.
 *
 * @param role what it is to its compile
 * @param mode permission bits the compiler gave it
 * @param blob digest of its bytes
 * @param size how many bytes
 */
public record StoredOutput(OutputRole role, int mode, Digest blob, long size) {
  /** Where its bytes are. */
  public Content content() {
    return new Content.InStore(blob, size);
  }
}
