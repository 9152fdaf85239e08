/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.session;

import java.util.List;
import java.util.Map;

/**
 * What a client said when it started a session.
 *
 * @param workingDirectory where it works, as text
 * @param tracked whether it wants statistics
 * @param ownerPids processes that a private daemon lives for; empty in a daemon for everybody
 * @param privateEnvironment variables laid over the environment of the session's compiles
 */
public record SessionOrigin(
    String workingDirectory,
    boolean tracked,
    List<Long> ownerPids,
    Map<String, String> privateEnvironment) {
  private static final int ENTRY = 32;

  /** Copies list and map. */
  public SessionOrigin {
    ownerPids = List.copyOf(ownerPids);
    privateEnvironment = Map.copyOf(privateEnvironment);
  }

  /** Roughly what it takes to keep this, in bytes. */
  long bytes() {
    long characters = workingDirectory.length();
    for (Map.Entry<String, String> variable : privateEnvironment.entrySet()) {
      characters += variable.getKey().length() + variable.getValue().length() + ENTRY;
    }
    return 2 * characters + (long) ENTRY * ownerPids.size();
  }

  /** A session that wants nothing private. */
  public static SessionOrigin at(String workingDirectory, boolean tracked) {
    return new SessionOrigin(workingDirectory, tracked, List.of(), Map.of());
  }
}
