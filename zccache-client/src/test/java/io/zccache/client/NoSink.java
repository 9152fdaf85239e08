/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

/** Takes nothing. */
final class NoSink implements ResultSink {
  @Override
  public void restart() {}

  @Override
  public boolean stdout(byte[] bytes, int offset, int length) {
    return false;
  }

  @Override
  public boolean stderr(byte[] bytes, int offset, int length) {
    return false;
  }
}
