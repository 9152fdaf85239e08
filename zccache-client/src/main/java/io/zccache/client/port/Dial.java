/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

/** What became of an attempt to connect. */
public sealed interface Dial {
  /** Somebody of the same user is there. */
  record Connected(Connection connection) implements Dial {}

  /**
   * There is no connection.
   *
   * @param detail the system's words
   */
  record Failed(DialTrouble trouble, String detail) implements Dial {}
}
