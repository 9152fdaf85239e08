/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.key;

/**
 * Names everything about a compile but the content of its inputs: compiler, arguments, environment,
 * directory where it matters.
 *
 * @param digest the key itself
 */
public record UnitKey(Digest digest) {
  @Override
  public String toString() {
    return digest.hex();
  }
}
