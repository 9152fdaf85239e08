/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.session;

import java.util.Map;

/**
 * What a client said when it started a session.
 *
 * @param clientPid process id of the client; 0 if unknown
 * @param workingDirectory where it works, as text
 * @param tracked whether it wants statistics
 * @param privateEnvironment variables laid over the environment of the session's compiles
 */
public record SessionOrigin(
    long clientPid,
    String workingDirectory,
    boolean tracked,
    Map<String, String> privateEnvironment) {
  /** Copies the map. */
  public SessionOrigin {
    privateEnvironment = Map.copyOf(privateEnvironment);
  }
}
