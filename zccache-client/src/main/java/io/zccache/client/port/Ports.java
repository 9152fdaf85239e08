/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

/**
 * All that a {@link io.zccache.client.DaemonClient} needs from the world.
 *
 * @param seed differs between the processes of one moment, so that their pauses differ
 */
public record Ports(
    Transport transport,
    DaemonStarter starter,
    Folders folders,
    Processes processes,
    Ticker ticker,
    long seed) {
  /** The same with another starter of daemons. */
  public Ports startingBy(DaemonStarter other) {
    return new Ports(transport, other, folders, processes, ticker, seed);
  }
}
