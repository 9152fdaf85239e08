/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.log.CallLog;
import io.zccache.daemon.log.CallLogFile;
import io.zccache.daemon.log.CallLogs;
import io.zccache.daemon.session.PrivateOwners;
import io.zccache.daemon.session.Session;
import io.zccache.daemon.session.SessionId;
import io.zccache.daemon.session.SessionOrigin;
import io.zccache.daemon.session.Sessions;
import io.zccache.daemon.stats.CountedUnit;
import io.zccache.daemon.stats.Counters;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.PrivateDaemonSessionOptions;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Unit;
import io.zccache.protocol.WirePath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about sessions, in the reference's words. */
final class SessionAnswers {
  private static final Duration LONGEST_SETTLING = Duration.ofSeconds(10);
  private static final Duration LONGEST_WRITING = Duration.ofSeconds(2);

  private final Sessions sessions;
  private final PrivateOwners owners;
  private final String endpoint;
  private final WirePath root;
  private final DamageNews damage;
  private final CallLogs logs;

  SessionAnswers(ServerContext context) {
    this.sessions = context.sessions();
    this.owners = context.owners();
    this.endpoint = context.endpoint();
    this.root = context.root();
    this.damage = new DamageNews(context.cache());
    this.logs = new CallLogs(context.log());
  }

  /** What to say to an id that is no UUID. */
  static Response.Error invalid(String id) {
    return new Response.Error("invalid session ID: " + id);
  }

  /** Begins a session. */
  Response start(Request.SessionStart request) {
    PrivateDaemonSessionOptions options = request.privateDaemon();
    String mismatch = options == null ? null : mismatch(options);
    if (mismatch != null) {
      return new Response.Error(mismatch);
    }
    WirePath file = request.logFile();
    if (file != null && !file.text().startsWith("/")) {
      return new Response.Error("the log of a session needs an absolute path: " + file.text());
    }
    CallLog log = file == null ? CallLog.NONE : logs.at(Path.of(file.text()));
    Session session = sessions.start(origin(request, options), log);
    sessions.endSurplus().forEach(ended -> owners.ended(ended.origin().ownerPids()));
    if (options != null) {
      SessionOrigin origin = session.origin();
      owners.began(origin.ownerPids(), origin.privateEnvironment().keySet());
    }
    return new Response.SessionStarted(session.id().text(), request.journalPath());
  }

  /** Ends a session; one that is not there is no trouble. */
  Response end(Request.SessionEnd request) {
    Optional<SessionId> id = SessionId.parse(request.sessionId());
    if (id.isEmpty()) {
      return invalid(request.sessionId());
    }
    Optional<Session> session = sessions.end(id.get());
    session.ifPresent(ended -> owners.ended(ended.origin().ownerPids()));
    session.ifPresent(SessionAnswers::finish);
    return new Response.SessionEnded(
        session.filter(ended -> ended.origin().tracked()).map(WireStats::of).orElse(null));
  }

  /** The counts of a session so far. */
  Response stats(Request.SessionStats request) {
    return ofOpen(
        request.sessionId(),
        session ->
            new Response.SessionStatsResult(
                session.origin().tracked() ? WireStats.of(session) : null));
  }

  /** Every counter of a session, or of the daemon. */
  Response report(Request.Report request) {
    if (request.sessionId().isEmpty()) {
      settle(sessions.totals());
      return new Response.ReportResult(damage.of(WireStats.everything(sessions.totals())));
    }
    return ofOpen(
        request.sessionId(),
        session -> {
          damage.tell(session.counters());
          return new Response.ReportResult(WireStats.everything(session.counters()));
        });
  }

  /** What a session missed, and why. */
  Response misses(Request.Misses request) {
    return ofOpen(
        request.sessionId(),
        session -> new Response.MissList(WireStats.misses(session.counters())));
  }

  /** Which units a session has compiled. */
  Response units(Request.Units request) {
    return ofOpen(
        request.sessionId(), session -> new Response.UnitList(told(session.counters().units())));
  }

  /**
   * Ends the sessions below a folder. Nothing else is held there between requests, so that is all
   * there is to release.
   */
  Response release(Request.ReleaseWorktreeHandles request) {
    String folder = request.path().text();
    if (isBelow(root.text(), folder)) {
      return new Response.Error(
          "refusing to release handles below " + folder + ": the cache itself lives there");
    }
    int inspected = sessions.active();
    List<String> dropped = new ArrayList<>();
    for (Session ended : sessions.endAll(from -> isBelow(from.workingDirectory(), folder))) {
      owners.ended(ended.origin().ownerPids());
      dropped.add(ended.id().text());
    }
    return new Response.ReleaseWorktreeHandlesResult(inspected, dropped.size(), dropped, List.of());
  }

  /** What a session that is open answers. */
  private Response ofOpen(String named, Function<Session, Response> answer) {
    Optional<SessionId> id = SessionId.parse(named);
    if (id.isEmpty()) {
      return invalid(named);
    }
    Optional<Session> session = sessions.find(id.get());
    session.ifPresent(open -> settle(open.counters()));
    return session.map(answer).orElseGet(() -> unknown(named));
  }

  /** Who asks for counts gets those of every call that was answered before. */
  private static void settle(Counters counters) {
    counters.awaitSettled(LONGEST_SETTLING);
  }

  private static void finish(Session ended) {
    settle(ended.counters());
    if (ended.log() instanceof CallLogFile file) {
      try {
        boolean unused = file.awaitWritten(LONGEST_WRITING);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private @Nullable String mismatch(PrivateDaemonSessionOptions options) {
    String wanted = options.endpoint();
    if (wanted != null && !wanted.equals(endpoint)) {
      return "private daemon endpoint mismatch: connected to " + endpoint + ", requested " + wanted;
    }
    WirePath folder = options.cacheDir();
    if (folder != null && !folder.equals(root)) {
      return "private daemon cache dir mismatch: connected to " + root + ", requested " + folder;
    }
    return null;
  }

  private static SessionOrigin origin(
      Request.SessionStart request, @Nullable PrivateDaemonSessionOptions options) {
    String folder = request.workingDir().text();
    if (options == null) {
      return SessionOrigin.at(folder, request.trackStats());
    }
    Map<String, String> environment = new HashMap<>();
    for (EnvVar entry : options.env()) {
      environment.put(entry.name().text(), entry.value().text());
    }
    return new SessionOrigin(folder, request.trackStats(), options.ownerPids(), environment);
  }

  private static Response.Error unknown(String id) {
    return new Response.Error("unknown session: " + id);
  }

  /** Whether a path is that folder or in it; both lexically clean. */
  private static boolean isBelow(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder.endsWith("/") ? folder : folder + '/');
  }

  private static List<Unit> told(List<CountedUnit> units) {
    return units.stream()
        .map(unit -> new Unit(unit.source(), unit.missed(), unit.nanos(), unit.bytes()))
        .toList();
  }
}
