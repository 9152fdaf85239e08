/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.time.Duration;

/**
 * The bounds a server keeps.
 *
 * @param connections how many connections are served at once; the rest wait to be accepted
 * @param silence how long a client may keep a connection and say nothing; a second is enough when
 *     all places are taken
 * @param frameTime how long a frame that has begun may take to arrive
 * @param writeTime how long a client may take to read an answer
 * @param heartbeat how often our own client hears that its answer is being made
 */
public record ServerLimits(
    int connections, Duration silence, Duration frameTime, Duration writeTime, Duration heartbeat) {
  /** What a daemon keeps unless a test asks for less. */
  public static final ServerLimits DEFAULT =
      new ServerLimits(
          512,
          Duration.ofMinutes(2),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          Duration.ofSeconds(5));
}
