/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.session;

import io.zccache.daemon.log.CallLog;
import io.zccache.daemon.stats.Counters;
import java.util.function.LongSupplier;

/**
 * One client's run, for example one build: where it works and what it counted. Any thread may use
 * it.
 */
public final class Session {
  private final SessionId id;
  private final SessionOrigin origin;
  private final Counters counters;
  private final CallLog log;
  private final LongSupplier nanoTime;
  private final long startNanos;
  private volatile long lastUseNanos;

  Session(
      SessionId id, SessionOrigin origin, Counters counters, CallLog log, LongSupplier nanoTime) {
    this.id = id;
    this.origin = origin;
    this.counters = counters;
    this.log = log;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
    this.lastUseNanos = startNanos;
  }

  /** Its name. */
  public SessionId id() {
    return id;
  }

  /** What the client said when it started the session. */
  public SessionOrigin origin() {
    return origin;
  }

  /** What was counted for it; also feeds the daemon's totals. */
  public Counters counters() {
    return counters;
  }

  /** Where it wants to read what became of its calls. */
  public CallLog log() {
    return log;
  }

  /** Milliseconds since its start. */
  public long ageMillis() {
    return (nanoTime.getAsLong() - startNanos) / 1_000_000;
  }

  void touch() {
    lastUseNanos = nanoTime.getAsLong();
  }

  long idleNanos() {
    return nanoTime.getAsLong() - lastUseNanos;
  }
}
