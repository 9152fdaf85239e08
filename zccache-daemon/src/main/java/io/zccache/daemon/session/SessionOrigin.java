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
  /** Copies list and map. */
  public SessionOrigin {
    ownerPids = List.copyOf(ownerPids);
    privateEnvironment = Map.copyOf(privateEnvironment);
  }

  /** A session that wants nothing private. */
  public static SessionOrigin at(String workingDirectory, boolean tracked) {
    return new SessionOrigin(workingDirectory, tracked, List.of(), Map.of());
  }
}
