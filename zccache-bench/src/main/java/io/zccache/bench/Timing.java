/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

/**
 * What one program took: wall time from spawn to wait and processor time with all it waited for, in
 * nanoseconds; its exit code; its peak of resident memory in KiB.
 */
record Timing(long wallNanos, long cpuNanos, int exit, long peakKib) {
  double wallMillis() {
    return wallNanos / 1e6;
  }

  double cpuMillis() {
    return cpuNanos / 1e6;
  }
}
