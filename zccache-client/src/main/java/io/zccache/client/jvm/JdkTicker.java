/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.jvm;

import io.zccache.client.port.Ticker;

/** The JVM's clocks. An interrupt ends a pause and stays set. */
public final class JdkTicker implements Ticker {
  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long unixSeconds() {
    return System.currentTimeMillis() / 1000;
  }

  @Override
  public void pause(long nanos) {
    try {
      Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
