/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.key.Digest;
import java.io.Serial;

/** A blob is missing or damaged; the results that need it are dropped: the caller has a miss. */
public final class LostBlobException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private LostBlobException(Digest blob, String how) {
    super("blob " + blob + " is " + how);
  }

  static LostBlobException missing(BlobRef blob) {
    return new LostBlobException(blob.digest(), "missing");
  }

  static LostBlobException damaged(BlobRef blob) {
    return new LostBlobException(blob.digest(), "damaged");
  }
}
