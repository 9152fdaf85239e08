/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.time.Duration;

/**
 * The bounds a server keeps.
 *
 * @param capacity how much it takes on at once
 * @param silence how long a client may keep a connection and say nothing; a second is enough when
 *     all places are taken
 * @param frameTime how long a frame that has begun may take to arrive
 * @param writeTime how long a client may take to read an answer
 * @param heartbeat how often our own client hears that its answer is being made
 */
public record ServerLimits(
    Capacity capacity,
    Duration silence,
    Duration frameTime,
    Duration writeTime,
    Duration heartbeat) {
  /** What a daemon keeps unless a test asks for less. */
  public static final ServerLimits DEFAULT =
      new ServerLimits(
          Capacity.USUAL,
          Duration.ofMinutes(2),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          Duration.ofSeconds(5));
}
