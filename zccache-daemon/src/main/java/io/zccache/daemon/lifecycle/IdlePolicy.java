/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.lifecycle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;

/**
 * Judges whether the daemon has been idle for so long that it should end: nothing was busy for the
 * whole limit, where busy is a request that runs or a connection in the middle of one. Any thread
 * may use it.
 */
public final class IdlePolicy {
  private final Ticker ticker;
  private final long limitNanos;

  @GuardedBy("this")
  private int busy;

  @GuardedBy("this")
  private long quietSince;

  /**
   * Nothing is busy, from now on.
   *
   * @param limit how long is too long; zero or less for never
   */
  public IdlePolicy(Ticker ticker, Duration limit) {
    this.ticker = ticker;
    this.limitNanos = limit.toNanos();
    this.quietSince = ticker.nanos();
  }

  /** Something becomes busy; needs one {@link #ended}. */
  public synchronized void began() {
    busy++;
  }

  /** Something that was busy is no more. */
  public synchronized void ended() {
    if (busy == 0) {
      throw new IllegalStateException("something ended that never began");
    }
    busy--;
    quietSince = ticker.nanos();
  }

  /** Whether the limit has been reached. */
  public boolean due() {
    return limitNanos > 0 && quietFor(Duration.ofNanos(limitNanos));
  }

  /** Whether nothing has been busy for a time. */
  public synchronized boolean quietFor(Duration time) {
    return busy == 0 && ticker.nanos() - quietSince >= time.toNanos();
  }
}
