/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

/** Whether the process that asked is still there. Cheap enough to be asked every 50 ms. */
@FunctionalInterface
public interface PeerLife {
  /** True once the peer's process has ended; false while it lives or nobody can tell. */
  boolean gone();

  /**
   * True once nobody waits for the answer any more: what is written from then on could replace what
   * the peer has had made elsewhere since. Surer than {@link #gone()}, and not for polling: it may
   * write to the peer.
   */
  default boolean left() {
    return gone();
  }
}
