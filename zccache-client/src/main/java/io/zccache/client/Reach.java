/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.port.Connection;
import io.zccache.client.port.Dial;
import io.zccache.client.port.DialTrouble;
import io.zccache.client.port.Ports;

/** Finds the way to the daemon of a place that runs. */
final class Reach {
  /** How long a daemon that is there may be without room for a connection. */
  static final long BUSY_NANOS = 10_000_000_000L;

  private final Ports ports;
  private final DaemonPlace place;
  private final Ownership ownership;

  Reach(Ports ports, DaemonPlace place) {
    this.ports = ports;
    this.place = place;
    this.ownership = new Ownership(ports.folders());
  }

  /** To the daemon that runs; none is started. */
  Reached running() {
    Unavailable objection = ownership.objectionToConnect(place);
    if (objection != null) {
      return new Reached.Shut(objection);
    }
    Reached reached = dial();
    return isBusy(reached) ? dialUntilRoom(reached) : reached;
  }

  /**
   * Dials on while the daemon is busy, unless it was found to stand still: then nobody takes away
   * what fills its queue. Only here is the clock asked.
   */
  private Reached dialUntilRoom(Reached busy) {
    if (new SilenceMark(ports, place).isFresh()) {
      return new Reached.Shut(new Unavailable(UnavailableReason.SILENT_LATELY, ""));
    }
    Backoff backoff = new Backoff(ports.ticker(), ports.seed());
    long deadline = ports.ticker().nanos() + BUSY_NANOS;
    Reached reached = busy;
    while (isBusy(reached) && ports.ticker().nanos() - deadline <= 0) {
      backoff.pause();
      reached = dial();
    }
    return reached;
  }

  private Reached dial() {
    return judge(ports.transport().connect(place.socket()));
  }

  /**
   * To the daemon that runs, or that is started now.
   *
   * @param insist whether to start it even if a start has failed lately
   */
  Reached runningOrStarted(boolean insist) {
    Reached reached = running();
    if (!isAbsent(reached)) {
      return reached;
    }
    Unavailable objection = ownership.prepare(place);
    if (objection != null) {
      return new Reached.Shut(objection);
    }
    return new StartUp(ports, place).run(insist);
  }

  static Reached judge(Dial dial) {
    if (dial instanceof Dial.Connected connected) {
      Connection connection = connected.connection();
      return new Reached.Open(connection);
    }
    Dial.Failed failed = (Dial.Failed) dial;
    return new Reached.Shut(new Unavailable(reasonOf(failed.trouble()), failed.detail()));
  }

  static boolean isAbsent(Reached reached) {
    return is(reached, UnavailableReason.NOT_RUNNING);
  }

  static boolean isBusy(Reached reached) {
    return is(reached, UnavailableReason.DAEMON_BUSY);
  }

  private static boolean is(Reached reached, UnavailableReason reason) {
    return reached instanceof Reached.Shut shut && shut.why().reason() == reason;
  }

  private static UnavailableReason reasonOf(DialTrouble trouble) {
    return switch (trouble) {
      case ABSENT -> UnavailableReason.NOT_RUNNING;
      case BUSY -> UnavailableReason.DAEMON_BUSY;
      case FOREIGN -> UnavailableReason.FOREIGN_OWNER;
      case BROKEN -> UnavailableReason.CONNECT_FAILED;
    };
  }
}
