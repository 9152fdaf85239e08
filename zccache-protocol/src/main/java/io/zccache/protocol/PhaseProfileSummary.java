/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/** Where the daemon spent its time, in nanoseconds beside the two counts; all unsigned 64-bit. */
public record PhaseProfileSummary(
    long hitCount,
    long missCount,
    long parseArgsNs,
    long buildContextNs,
    long hashSourceNs,
    long hashHeadersNs,
    long depgraphCheckNs,
    long requestCacheLookupNs,
    long crossRootValidateNs,
    long artifactLookupNs,
    long writeOutputNs,
    long bookkeepingNs,
    long totalHitNs,
    long compilerExecNs,
    long includeScanNs,
    long hashAllNs,
    long artifactStoreNs,
    long totalMissNs) {}
