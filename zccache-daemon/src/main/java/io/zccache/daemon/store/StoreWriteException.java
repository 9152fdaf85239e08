/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.io.IOException;
import java.io.Serial;

/** A result could not be stored: disk full, no permission. What was stored before is untouched. */
public final class StoreWriteException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  StoreWriteException(String message, IOException cause) {
    super(message, cause);
  }
}
