/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A way to listen on a Unix socket and to know who connects. */
interface Transport {
  /** What it is called in the log and in the setting that forces it. */
  String name();

  /**
   * Makes the socket and listens on it.
   *
   * @param socket where; nothing may be there, but its folder
   * @param backlog how many connections may wait to be accepted
   */
  Listener listen(Path socket, int backlog) throws IOException;

  /** A socket that accepts connections. One thread accepts; any thread may close it. */
  interface Listener extends Closeable {
    /** The next connection; fails once this was closed. */
    PeerSocket accept() throws IOException;

    /** Accepts no more. Leaves the socket's file where it is. */
    @Override
    void close() throws IOException;
  }
}
