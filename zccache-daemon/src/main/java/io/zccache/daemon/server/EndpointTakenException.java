/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.io.IOException;

/** The path of the socket belongs to somebody else, and stays theirs. */
public final class EndpointTakenException extends IOException {
  private static final long serialVersionUID = 1;

  EndpointTakenException(String message) {
    super(message);
  }
}
