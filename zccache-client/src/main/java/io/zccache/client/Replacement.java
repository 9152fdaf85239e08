/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.LockAttempt;
import io.zccache.client.port.LockAttempt.Mine;
import io.zccache.client.port.Ports;

/**
 * Ends a daemon that stands still, so that another can be started. However many clients want that
 * at once, the one that holds the start lock does it; the others wait for it.
 */
final class Replacement {
  /** How long the one that does it may take. */
  static final long PATIENCE_NANOS = 5_000_000_000L;

  /** How long a daemon that was asked to end may take. */
  static final long GRACE_NANOS = 500_000_000L;

  /** How long the system may take to end it. */
  static final long END_NANOS = 1_000_000_000L;

  private final Ports ports;
  private final DaemonPlace place;
  private boolean did;

  Replacement(Ports ports, DaemonPlace place) {
    this.ports = ports;
    this.place = place;
  }

  /**
   * Sees to it that the process is no daemon of the place any more.
   *
   * @param daemon the process that was found to be the place's daemon
   * @return false if it still is
   */
  boolean end(long daemon) {
    Backoff backoff = new Backoff(ports.ticker(), ports.seed());
    long deadline = ports.ticker().nanos() + PATIENCE_NANOS;
    LockAttempt attempt = tryLock();
    while (attempt instanceof LockAttempt.Taken && ports.ticker().nanos() - deadline < 0) {
      backoff.pause();
      attempt = tryLock();
    }
    if (!(attempt instanceof Mine lock)) {
      return false;
    }
    boolean ended = !serves(daemon);
    if (!ended) {
      did = end(daemon, false, GRACE_NANOS) || end(daemon, true, END_NANOS);
      ended = did;
    }
    lock.release();
    return ended;
  }

  /** Whether it was this client that ended the daemon. */
  boolean did() {
    return did;
  }

  private LockAttempt tryLock() {
    return ports.starter().tryLock(place.startLock());
  }

  private boolean end(long daemon, boolean force, long patienceNanos) {
    if (!ports.processes().end(daemon, force)) {
      return !serves(daemon);
    }
    Backoff backoff = new Backoff(ports.ticker(), ports.seed());
    long deadline = ports.ticker().nanos() + patienceNanos;
    boolean serves = serves(daemon);
    while (serves && ports.ticker().nanos() - deadline < 0) {
      backoff.pause();
      serves = serves(daemon);
    }
    return !serves;
  }

  private boolean serves(long daemon) {
    return ports.processes().holder(place.daemonLock()) == daemon;
  }
}
