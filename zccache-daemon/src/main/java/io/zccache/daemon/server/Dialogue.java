/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

/** What may be said to our own client before its answer. */
interface Dialogue extends PlanRunner {
  /**
   * Tells the client that its answer is being made.
   *
   * @return false if it has closed the connection
   */
  boolean atWork();

  /** As {@link #atWork}, unless something is being written just now: waits for nobody else. */
  void beat();
}
