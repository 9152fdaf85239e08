/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

/**
 * What a store holds, and what happened to it since it was opened.
 *
 * @param results stored results
 * @param blobs different contents of their outputs
 * @param bytes sum of the sizes of blobs and records
 * @param maxBytes the limit of that sum
 * @param evicted results dropped to keep the limit
 * @param damaged how often a record or blob was found damaged, missing or unreadable
 */
public record StoreNumbers(
    long results, long blobs, long bytes, long maxBytes, long evicted, long damaged) {}
