/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

/** Hits and misses that a cache has counted since it was made. */
record Counts(long hits, long misses) {
  Counts since(Counts earlier) {
    return new Counts(hits - earlier.hits, misses - earlier.misses);
  }
}
