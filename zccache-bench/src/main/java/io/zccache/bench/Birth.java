/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

/**
 * A daemon that was started: its process, nanoseconds from spawn until its socket accepted and
 * until what was waited for had come, and how that ended (0: well).
 */
record Birth(long pid, long socketNanos, long answerNanos, int exit) {
  double socketMillis() {
    return socketNanos / 1e6;
  }

  double answerMillis() {
    return answerNanos / 1e6;
  }
}
