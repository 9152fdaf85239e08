/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

/** Takes the output of a tool when it is too large to be kept in memory. */
public interface ResultSink {
  /** Forgets what came; another attempt begins. */
  void restart();

  /** Some of the tool's standard output; false if there is no room for it. */
  boolean stdout(byte[] bytes, int offset, int length);

  /** Some of the tool's standard error; false if there is no room for it. */
  boolean stderr(byte[] bytes, int offset, int length);
}
