/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.lifecycle;

import java.io.IOException;

/** A folder that should be ours is not. The message names it and the cure. */
public final class ForeignFolderException extends IOException {
  private static final long serialVersionUID = 1;

  ForeignFolderException(String message) {
    super(message);
  }
}
