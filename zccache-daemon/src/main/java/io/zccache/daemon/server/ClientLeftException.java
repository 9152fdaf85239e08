/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

/** Our client has closed its connection, or says what makes no sense, instead of reporting. */
public final class ClientLeftException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The client left in that way. */
  public ClientLeftException(Exception cause) {
    super(cause);
  }

  /** The client left with those words. */
  public ClientLeftException(String message) {
    super(message);
  }
}
