/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

/** The daemon is killed. */
record Kill() implements Event {
  @Override
  public String shell() {
    return "kill -9 \"$(pgrep -f DaemonMain)\"";
  }
}
