/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.Bytes;

/** A process that has ended: what it wrote and its exit code. */
record Ran(long pid, int exitCode, Bytes output, String error) {
  String out() {
    return output.text();
  }
}
