/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.session;

import io.zccache.daemon.log.CallLog;
import io.zccache.daemon.stats.Counters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The sessions that clients have started and not ended. A session nobody used for a day is
 * forgotten, and so is, sooner, the one unused for longest while there are too many. Any thread may
 * use it.
 */
public final class Sessions {
  private static final long EXPIRY_NANOS = Duration.ofHours(24).toNanos();

  /** Open at once; a Maven build has one for each module with native code. */
  private static final int MOST = 1024;

  /** What all that are open may keep of what their clients said. */
  private static final long MOST_BYTES = 32 << 20;

  private final ConcurrentMap<SessionId, Session> open = new ConcurrentHashMap<>();
  private final AtomicLong started = new AtomicLong();
  private final Counters totals;
  private final LongSupplier nanoTime;

  /**
   * No sessions yet.
   *
   * @param totals what every session's counters feed
   * @param nanoTime a clock as {@link System#nanoTime()}
   */
  public Sessions(Counters totals, LongSupplier nanoTime) {
    this.totals = totals;
    this.nanoTime = nanoTime;
  }

  /**
   * Starts a session under a new random id.
   *
   * @param log where it wants to read what became of its calls
   */
  public Session start(SessionOrigin origin, CallLog log) {
    expire();
    Session session = new Session(SessionId.random(), origin, totals.session(), log, nanoTime);
    open.put(session.id(), session);
    started.incrementAndGet();
    return session;
  }

  /** Ends those unused for longest while there are too many, and gives them. */
  public List<Session> endSurplus() {
    List<Session> ended = new ArrayList<>();
    Optional<Session> next = surplus();
    while (next.isPresent()) {
      if (open.remove(next.get().id(), next.get())) {
        ended.add(next.get());
      }
      next = surplus();
    }
    return ended;
  }

  private Optional<Session> surplus() {
    long bytes = open.values().stream().mapToLong(session -> session.origin().bytes()).sum();
    return open.size() > MOST || bytes > MOST_BYTES
        ? open.values().stream().max(Comparator.comparingLong(Session::idleNanos))
        : Optional.empty();
  }

  /** Counts a session that begins and ends with one request; its counters are the totals. */
  public Counters ephemeral() {
    started.incrementAndGet();
    return totals;
  }

  /** The open session of that name, which counts as used now. */
  public Optional<Session> find(SessionId id) {
    Session session = open.get(id);
    if (session == null || expired(session)) {
      return Optional.empty();
    }
    session.touch();
    return Optional.of(session);
  }

  /** Ends the session of that name, if it is open, and gives it with its last counts. */
  public Optional<Session> end(SessionId id) {
    Session session = open.remove(id);
    return session == null || expired(session) ? Optional.empty() : Optional.of(session);
  }

  /** Ends every open session whose origin is meant, and gives them. */
  public List<Session> endAll(Predicate<SessionOrigin> meant) {
    List<Session> ended = new ArrayList<>();
    for (Session session : open.values()) {
      if (meant.test(session.origin()) && open.remove(session.id(), session)) {
        ended.add(session);
      }
    }
    return ended;
  }

  /** What is counted over all sessions. */
  public Counters totals() {
    return totals;
  }

  /** How many sessions are open. */
  public int active() {
    expire();
    return open.size();
  }

  /** How many sessions were ever started, those of one request included. */
  public long startedTotal() {
    return started.get();
  }

  private void expire() {
    open.values().removeIf(Sessions::expired);
  }

  private static boolean expired(Session session) {
    return session.idleNanos() >= EXPIRY_NANOS;
  }
}
