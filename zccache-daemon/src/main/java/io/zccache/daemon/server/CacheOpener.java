/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.io.IOException;

/** Opens the cache; called once, after the socket accepts, on a thread of its own. */
@FunctionalInterface
public interface CacheOpener {
  /**
   * Opens the cache. Requests wait until it has returned.
   *
   * @throws IOException if there can be no cache; the daemon then ends, and says why
   */
  OpenCache open() throws IOException;
}
