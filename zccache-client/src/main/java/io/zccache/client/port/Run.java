/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

/** What became of running a tool. */
public sealed interface Run {
  /** It ran as a child and has ended; a signal counts as 128 and its number. */
  record Ended(int exitCode) implements Run {}

  /**
   * It could not be started.
   *
   * @param missing whether there is no such file, rather than one that cannot be run
   * @param detail the system's words
   */
  record NotStarted(boolean missing, String detail) implements Run {}
}
