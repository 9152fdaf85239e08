/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.exec;

/**
 * How a tool ended.
 *
 * @param exitCode its exit code; 128 + n when signal n ended it, as a shell says it
 * @param stdout what it wrote there, at most {@link ToolProcess#MOST_KEPT}
 * @param stderr what it wrote there, as much
 * @param nanos wall time from start to end
 * @param abandoned true when it was ended because nobody waits for it any more
 */
@SuppressWarnings("ArrayRecordComponent") // streams as they are; nobody compares runs
public record Finished(int exitCode, byte[] stdout, byte[] stderr, long nanos, boolean abandoned) {}
