/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.Connection;

/** What became of the way to a daemon. */
sealed interface Reached {
  /** It is open; the receiver closes it. */
  record Open(Connection connection) implements Reached {}

  /** There is none. */
  record Shut(Outcome.Unavailable why) implements Reached {}
}
