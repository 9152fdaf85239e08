/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.port.Connection;
import io.zccache.client.port.Ports;
import io.zccache.protocol.Request;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import io.zccache.protocol.wire.MessageTooLargeException;

/**
 * Asks a daemon for its status on a connection of its own, which takes no time. Only the status is
 * a proof that it lives, and only silence is one that it stands still.
 */
final class Probe {
  /** How long the daemon has for connection and answer together. */
  static final long BUDGET_NANOS = 3_000_000_000L;

  private final Ports ports;
  private final DaemonPlace place;
  private final WireFormat wire;

  Probe(Ports ports, DaemonPlace place, WireFormat wire) {
    this.ports = ports;
    this.place = place;
    this.wire = wire;
  }

  /**
   * How long before the end of a budget the question is to be asked, so that the answer is known at
   * its end; 0 for a small budget, which is not cut short.
   */
  static long startBeforeEnd(long budgetNanos) {
    return budgetNanos >= 2 * BUDGET_NANOS ? BUDGET_NANOS : 0;
  }

  /** What became of the question. */
  enum Answer {
    /** The status came. */
    ALIVE,
    /** Something else came, or the connection ended. */
    STRANGE,
    /** There is no daemon any more. */
    GONE,
    /** Nothing came. */
    SILENT
  }

  Answer ask() {
    Backoff backoff = new Backoff(ports.ticker(), ports.seed());
    long deadline = ports.ticker().nanos() + BUDGET_NANOS;
    Reached reached = dial();
    // A full queue is no proof: a daemon that lives makes room.
    while (Reach.isBusy(reached) && ports.ticker().nanos() - deadline < 0) {
      backoff.pause();
      reached = dial();
    }
    if (reached instanceof Reached.Open open) {
      return ask(open.connection(), deadline - ports.ticker().nanos());
    }
    if (Reach.isBusy(reached)) {
      return Answer.SILENT;
    }
    return Reach.isAbsent(reached) ? Answer.GONE : Answer.STRANGE;
  }

  private Reached dial() {
    return Reach.judge(ports.transport().connect(place.socket()));
  }

  private Answer ask(Connection connection, long budgetNanos) {
    Request status = new Request.Status();
    Vigil vigil = Vigil.impatient(connection, new WedgePolicy(Math.max(budgetNanos, 1)));
    Outcome outcome;
    try {
      outcome = new Exchange(connection, vigil, wire, status, Partners.NONE).run(encoded(status));
    } catch (MessageTooLargeException e) {
      throw new IllegalStateException("a question of a few bytes", e);
    }
    if (outcome instanceof Outcome.Answered) {
      return Answer.ALIVE;
    }
    return outcome instanceof Unavailable why && why.reason() == UnavailableReason.DAEMON_SILENT
        ? Answer.SILENT
        : Answer.STRANGE;
  }

  private byte[] encoded(Request status) throws MessageTooLargeException {
    return Frames.encode(wire, status);
  }
}
