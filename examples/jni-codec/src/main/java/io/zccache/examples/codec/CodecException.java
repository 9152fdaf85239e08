/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

/** Input that is not what it should be: of another format, changed on its way, or cut off. */
public final class CodecException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The message is a sentence part without a full stop. */
  public CodecException(String message) {
    super(message);
  }
}
