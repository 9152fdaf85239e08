/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

/** What became of starting a daemon. */
public sealed interface Start {
  /** A process runs. */
  non-sealed interface Started extends Start {
    /** Whether it has ended again. */
    boolean ended();
  }

  /**
   * No process runs.
   *
   * @param detail the system's words
   */
  record Failed(String detail) implements Start {}
}
