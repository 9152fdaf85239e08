/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.time.Instant;

/**
 * A result that the index did not know.
 *
 * @param result what the index should know
 * @param storedAt when it was stored
 */
record Discovered(IndexedResult result, Instant storedAt) {}
