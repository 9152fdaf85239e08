/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.Outcome;
import io.zccache.client.UnavailableReason;
import io.zccache.protocol.Count;
import io.zccache.protocol.Finding;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Unit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A daemon that answers at once and notes what it was asked. */
final class FakeDaemon implements Daemon {

  static final String SESSION = "11111111-1111-4111-8111-111111111111";

  final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Count> counts;
  private final Map<String, List<Count>> ofFolders = new ConcurrentHashMap<>();
  private final Map<String, List<Count>> ofSessions = new ConcurrentHashMap<>();
  private volatile boolean gone;
  private volatile List<Finding> misses = List.of();
  private volatile List<Unit> units = List.of();

  FakeDaemon(Count... counts) {
    this.counts = List.of(counts);
  }

  /** What a session that is begun in a folder counts; others count what the daemon does. */
  void counts(Path folder, Count... counted) {
    ofFolders.put(folder.toString(), List.of(counted));
  }

  /** Forgets the sessions that were begun in a folder. */
  void forget(Path folder) {
    List<Count> counted = ofFolders.get(folder.toString());
    ofSessions.values().removeIf(one -> one == counted);
  }

  /** What its session has missed. */
  void misses(Finding... missed) {
    misses = List.of(missed);
  }

  /** What its session has compiled. */
  void units(Unit... compiled) {
    units = List.of(compiled);
  }

  /** Lets it vanish. */
  void kill() {
    gone = true;
  }

  @Override
  public Outcome start() {
    asked.add("start");
    return new Outcome.Answered(new Response.Pong());
  }

  @Override
  public Outcome ask(Request request) {
    asked.add(request.getClass().getSimpleName());
    if (gone) {
      return new Outcome.Unavailable(UnavailableReason.NOT_RUNNING, "");
    }
    if (request instanceof Request.SessionStart start) {
      List<Count> counted = ofFolders.get(start.workingDir().text());
      String id = counted == null ? SESSION : UUID.randomUUID().toString();
      ofSessions.put(id, counted == null ? counts : counted);
      return new Outcome.Answered(new Response.SessionStarted(id, null));
    }
    if (request instanceof Request.Report report && ofSessions.containsKey(report.sessionId())) {
      return new Outcome.Answered(new Response.ReportResult(ofSessions.get(report.sessionId())));
    }
    if (request instanceof Request.Misses) {
      return new Outcome.Answered(new Response.MissList(misses));
    }
    if (request instanceof Request.Units) {
      return new Outcome.Answered(new Response.UnitList(units));
    }
    return new Outcome.Answered(new Response.SessionEnded(null));
  }

  @Override
  public void tell(Request request) {
    asked.add(request.getClass().getSimpleName());
  }

  @Override
  public Outcome stop() {
    asked.add("stop");
    return new Outcome.Answered(new Response.ShuttingDown());
  }
}
