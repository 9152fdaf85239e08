/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

/**
 * What a cache holds, as a status tells it.
 *
 * @param results stored results
 * @param bytes what they take on disk
 * @param files files whose content is known
 * @param units ways of compiling something that have results
 * @param inputs inputs named by those results
 * @param indexBytes what the index takes on disk
 */
public record CacheNumbers(
    long results, long bytes, long files, long units, long inputs, long indexBytes) {
  /** Nothing. */
  public static final CacheNumbers NONE = new CacheNumbers(0, 0, 0, 0, 0, 0);
}
