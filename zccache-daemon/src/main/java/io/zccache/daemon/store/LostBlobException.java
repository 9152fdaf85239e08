/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import io.zccache.daemon.files.Stat;
import io.zccache.daemon.key.Digest;
import java.io.Serial;

/** A blob is missing or damaged; the results that need it are dropped: the caller has a miss. */
public final class LostBlobException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final transient Lost lost;

  private LostBlobException(Lost lost, String how) {
    super("blob " + lost.blob() + " is " + how);
    this.lost = lost;
  }

  static LostBlobException missing(BlobRef blob) {
    return new LostBlobException(new Lost(blob.digest(), new Stat.Absent()), "missing");
  }

  static LostBlobException damaged(BlobRef blob, Stat seen) {
    return new LostBlobException(new Lost(blob.digest(), seen), "damaged");
  }

  Lost lost() {
    return lost;
  }

  /**
   * What was found out about a blob.
   *
   * @param blob its digest
   * @param seen what was at its place; if something else is there now, nothing is known of it
   */
  record Lost(Digest blob, Stat seen) {}
}
