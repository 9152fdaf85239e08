/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

/**
 * How large a store may grow.
 *
 * @param maxBytes sum of the sizes of blobs and records above which the least recently used results
 *     are evicted
 */
public record StoreLimits(long maxBytes) {
  private static final long GIB = 1L << 30;

  /** Checks the value. */
  public StoreLimits {
    if (maxBytes <= 0) {
      throw new IllegalArgumentException("a store needs a positive limit, not " + maxBytes);
    }
  }

  /** 10 GiB. */
  public static StoreLimits standard() {
    return new StoreLimits(10 * GIB);
  }

  /** Sum of sizes at which eviction ends: nine tenths of the limit. */
  long lowMark() {
    return maxBytes - maxBytes / 10;
  }
}
