/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** Another process, or another store in this one, owns the store's folder. */
public final class StoreInUseException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  StoreInUseException(Path folder) {
    super("the store " + folder + " is in use");
  }
}
