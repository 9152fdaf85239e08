/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.util.Optional;

/**
 * What is known of the process that asked.
 *
 * @param ours whether it is our own launcher, which may be answered by a decline
 * @param umask the umask its files are to be made with
 * @param terminal whether its stderr is a terminal
 * @param pid its process id; 0 if unknown
 * @param toolName what it would call the tool by, the tool's argv[0], if it says so
 */
public record ClientFacts(
    boolean ours, int umask, boolean terminal, long pid, Optional<String> toolName) {
  private static final int ALL_BITS = 0777;

  /** Checks the ranges. */
  public ClientFacts {
    if ((umask & ~ALL_BITS) != 0) {
      throw new IllegalArgumentException("no umask: " + Integer.toOctalString(umask));
    }
    if (pid < 0) {
      throw new IllegalArgumentException("no process id: " + pid);
    }
  }
}
