/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

/**
 * What was removed by clearing a store.
 *
 * @param results how many results
 * @param bytes sum of the sizes of their records and blobs
 */
public record Cleared(long results, long bytes) {}
