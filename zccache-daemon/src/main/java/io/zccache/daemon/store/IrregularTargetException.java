/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** The target of a delivery is there and is no regular file; it was left as it is. */
public final class IrregularTargetException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  IrregularTargetException(Path target) {
    super(target + " is no regular file");
  }
}
