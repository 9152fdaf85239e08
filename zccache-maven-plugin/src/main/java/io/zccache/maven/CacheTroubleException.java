/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

/** The cache cannot be used in this build; the message says why, for the user. */
final class CacheTroubleException extends Exception {

  private final String text;

  CacheTroubleException(String message) {
    super(message);
    this.text = message;
  }

  CacheTroubleException(String message, Throwable cause) {
    super(message, cause);
    this.text = message;
  }

  /** The message. */
  String text() {
    return text;
  }
}
