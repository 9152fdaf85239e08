/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.Outcome;
import io.zccache.protocol.Count;
import io.zccache.protocol.Finding;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Unit;
import io.zccache.protocol.WirePath;
import java.util.List;
import java.util.Optional;

/**
 * The time between a module's first native mojo and the end of the build, under a name that the
 * daemon gave. The daemon counts the module's compiles under it. Any thread.
 */
final class DaemonSession {

  private final Daemon daemon;
  private final String id;

  private DaemonSession(Daemon daemon, String id) {
    this.daemon = daemon;
    this.id = id;
  }

  /** A new session at a daemon that runs. */
  static DaemonSession start(Daemon daemon, long pid, WirePath folder)
      throws CacheTroubleException {
    Outcome outcome =
        daemon.ask(new Request.SessionStart(pid, folder, null, true, null, false, null));
    if (outcome instanceof Outcome.Answered answered
        && answered.response() instanceof Response.SessionStarted started) {
      return new DaemonSession(daemon, started.sessionId());
    }
    throw new CacheTroubleException(Outcomes.text(outcome));
  }

  /** The daemon's name for it. */
  String id() {
    return id;
  }

  /** What was counted so far; nothing if the daemon has ended or forgotten the session. */
  Optional<List<Count>> counts() {
    return daemon.ask(new Request.Report(id)) instanceof Outcome.Answered answered
            && answered.response() instanceof Response.ReportResult report
        ? Optional.of(report.counts())
        : Optional.empty();
  }

  /** What was missed so far; nothing if the daemon has ended, or cannot tell. */
  List<Finding> misses() {
    return daemon.ask(new Request.Misses(id)) instanceof Outcome.Answered answered
            && answered.response() instanceof Response.MissList list
        ? list.misses()
        : List.of();
  }

  /** Which units were compiled so far; nothing if the daemon has ended, or cannot tell. */
  List<Unit> units() {
    return daemon.ask(new Request.Units(id)) instanceof Outcome.Answered answered
            && answered.response() instanceof Response.UnitList list
        ? list.units()
        : List.of();
  }

  /** Tells the daemon that no more calls will come; it expires anyway. */
  void end() {
    daemon.tell(new Request.SessionEnd(id));
  }
}
