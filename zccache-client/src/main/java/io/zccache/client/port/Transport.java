/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

import io.zccache.client.FilePath;

/** Connections to the sockets of daemons. */
public interface Transport {
  /**
   * Tries once to connect to {@code socket}, without waiting.
   *
   * <p>A connection whose other end belongs to another user is closed and {@link
   * DialTrouble#FOREIGN}.
   */
  Dial connect(FilePath socket);
}
