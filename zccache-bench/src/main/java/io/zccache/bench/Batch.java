/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.util.List;

/**
 * Programs that ran together: nanoseconds from the first spawn to the last wait, and each one's.
 */
record Batch(long wallNanos, List<Timing> each) {
  Batch {
    each = List.copyOf(each);
  }

  double wallMillis() {
    return wallNanos / 1e6;
  }

  double cpuMillis() {
    return each.stream().mapToDouble(Timing::cpuMillis).sum();
  }
}
