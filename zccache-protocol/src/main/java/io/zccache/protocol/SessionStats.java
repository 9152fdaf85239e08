/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import org.jspecify.annotations.Nullable;

/** The counts of one session, all unsigned 64-bit. */
public record SessionStats(
    long durationMs,
    long compilations,
    long hits,
    long misses,
    long nonCacheable,
    long errors,
    long errorsCached,
    long timeSavedMs,
    long uniqueSources,
    long bytesRead,
    long bytesWritten,
    @Nullable PhaseProfileSummary phaseProfile) {}
