/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

/**
 * The process at the other end of a connection, as the system says.
 *
 * @param sameUser whether it belongs to the user this daemon runs as
 * @param pid its process id; 0 if the transport cannot tell; {@link #UNSEEN}
 */
record Peer(boolean sameUser, long pid) {
  /** The id of a process that this one cannot see, because it is in another process namespace. */
  static final long UNSEEN = -1;
}
