/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.InterruptedIOException;

/** Waiting for the machine, between measurements and never inside one. */
final class Pause {
  private Pause() {}

  static void millis(long millis) throws InterruptedIOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the benchmark was interrupted");
    }
  }
}
