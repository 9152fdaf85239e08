/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.io.Serial;

/** The bytes of a record are not what was written. */
final class DamagedRecordException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  DamagedRecordException(String how) {
    super(how);
  }

  DamagedRecordException(String how, Exception cause) {
    super(how, cause);
  }
}
