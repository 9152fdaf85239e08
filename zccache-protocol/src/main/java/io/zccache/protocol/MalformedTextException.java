/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/** Bytes that should have been UTF-8 are not; the message says where. */
public final class MalformedTextException extends Exception {
  MalformedTextException(String message) {
    super(message);
  }
}
