/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client.port;

/** Why there is no connection. */
public enum DialTrouble {
  /** No socket, or nobody behind it. */
  ABSENT,
  /** Somebody is there and has no room; worth another attempt. */
  BUSY,
  /** Somebody is there, of another user. */
  FOREIGN,
  /** Anything else: no right to the file, a name that is too long. */
  BROKEN
}
