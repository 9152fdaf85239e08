/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.Ports;
import io.zccache.protocol.frame.WireFormat;

/** Finds out about the daemon of a place when it is silent. Used by one thread. */
final class Inquiry {
  private final Ports ports;
  private final DaemonPlace place;
  private final WireFormat wire;
  private final SilenceMark mark;
  private long suspect;
  private long culprit;

  Inquiry(Ports ports, DaemonPlace place, WireFormat wire) {
    this.ports = ports;
    this.place = place;
    this.wire = wire;
    this.mark = new SilenceMark(ports, place);
  }

  /** Whether it was found to stand still a short while ago, and could not be replaced. */
  boolean wasSilentLately(long peer) {
    return mark.isFresh(peer);
  }

  /**
   * What its silence means.
   *
   * @param peer the process at the other end, as its connection tells
   * @param silentNanos how long it has said nothing
   * @param budgetNanos how long it may say nothing until it is judged; 0 if there is no waiting on
   */
  Verdict verdict(long peer, long silentNanos, long budgetNanos) {
    suspect = peer;
    // Found out before the question, as the daemon may be replaced by another client meanwhile.
    long ours = proven(peer);
    Probe.Answer answer = new Probe(ports, place, wire).ask();
    long patience = budgetNanos == 0 ? 0 : Verdict.patience(ours > 0, budgetNanos);
    Verdict verdict = Verdict.of(answer, silentNanos, patience);
    culprit = verdict == Verdict.WEDGED ? ours : 0;
    return verdict;
  }

  /** Spares the next calls the wait for the daemon that the last verdict was about. */
  void remember() {
    mark.leave(suspect);
  }

  /** The process that was found to stand still and to be the place's own daemon; 0 if none. */
  long culprit() {
    return culprit;
  }

  /**
   * The process at the other end if it is the daemon that holds the place's lock, else 0. A lock is
   * gone with its process, so that no other process can be meant.
   */
  private long proven(long peer) {
    if (new Ownership(ports.folders()).objectionToFolders(place) != null) {
      return 0;
    }
    long holder = ports.processes().holder(place.daemonLock());
    return holder > 0 && (peer == 0 || peer == holder) ? holder : 0;
  }
}
