/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.key;

/**
 * Names one result: a unit together with the content of each of its inputs.
 *
 * @param digest the key itself
 */
public record ResultKey(Digest digest) {
  @Override
  public String toString() {
    return digest.hex();
  }
}
