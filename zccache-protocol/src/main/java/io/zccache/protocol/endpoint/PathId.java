/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.endpoint;

import io.zccache.protocol.Bytes;

/** A short name for a path: its 64-bit FNV-1a hash as 16 lower-case hex digits. */
public final class PathId {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final String DIGITS = "0123456789abcdef";

  private PathId() {}

  /** The name of {@code path}, which should be absolute and clean. */
  public static String of(Bytes path) {
    long hash = OFFSET;
    for (int i = 0; i < path.length(); i++) {
      hash ^= path.byteAt(i) & 0xff;
      hash *= PRIME;
    }
    StringBuilder hex = new StringBuilder(16);
    for (int shift = 60; shift >= 0; shift -= 4) {
      hex.append(DIGITS.charAt((int) (hash >>> shift) & 15));
    }
    return hex.toString();
  }
}
