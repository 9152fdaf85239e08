/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.stats;

/**
 * One compile of a session that was a hit or a miss.
 *
 * @param source the source file, absolute
 * @param missed the name of the reason for which it was missed; empty for a hit
 * @param nanos how long the compiler took, for a hit when the result was made, in nanoseconds
 * @param bytes size of the object
 */
public record CountedUnit(String source, String missed, long nanos, long bytes) {}
