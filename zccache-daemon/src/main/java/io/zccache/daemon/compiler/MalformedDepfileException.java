/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

/** A dependency file that cannot be understood. */
public final class MalformedDepfileException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A file of which {@code message} tells what is wrong. */
  public MalformedDepfileException(String message) {
    super(message);
  }

  MalformedDepfileException(String message, Throwable cause) {
    super(message, cause);
  }
}
