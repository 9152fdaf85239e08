/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Digest;

/** A blob is missing or damaged; the results that need it are dropped: the caller has a miss. */
public final class LostBlobException extends Exception {
  private static final long serialVersionUID = 1;

  LostBlobException(Digest blob, String how) {
    super("blob " + blob + ": " + how);
  }
}
