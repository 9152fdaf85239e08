/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The life of our own client: it closes its connection when it gives up, and its process lives on.
 * A hit asks nothing of it, so its process is looked at only when something is. Any thread may ask.
 */
final class ConnectedPeer implements PeerLife {
  private final Supplier<PeerLife> look;
  private final BooleanSupplier atWork;
  private final AtomicReference<PeerLife> process = new AtomicReference<>();

  /**
   * @param look looks at the process, which waits for us now
   * @param atWork tells the client that its answer is being made; false if it does not hear
   */
  ConnectedPeer(Supplier<PeerLife> look, BooleanSupplier atWork) {
    this.look = look;
    this.atWork = atWork;
  }

  @Override
  public boolean gone() {
    PeerLife known = process.get();
    if (known == null) {
      known = look.get();
      process.compareAndSet(null, known);
    }
    return known.gone();
  }

  @Override
  public boolean left() {
    return gone() || !atWork.getAsBoolean();
  }
}
