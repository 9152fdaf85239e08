/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.key.UnitKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sees to it that equal compiles run once: the first to enter leads, the others wait until it has
 * stored its result or knows that it will not. None waits for long: the leader's compiler is in the
 * hands of its client, who may have been stopped. Any thread may call.
 */
final class InFlight {
  /** Who waits longer than most compiles take has more to lose than to win. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Duration patience;
  private final Lull lull;
  private final ConcurrentMap<UnitKey, CompletableFuture<Boolean>> leaders =
      new ConcurrentHashMap<>();

  /**
   * @param lull is told while somebody waits for a leader
   */
  InFlight(Lull lull) {
    this(PATIENCE, lull);
  }

  /**
   * @param patience how long one waits for a leader
   * @param lull is told while somebody waits for a leader
   */
  InFlight(Duration patience, Lull lull) {
    this.patience = patience;
    this.lull = lull;
  }

  /**
   * Enters a compile.
   *
   * @return a lead that its owner must end, or, after the present leader's end or when that is not
   *     to be waited for, nothing to lead
   */
  Turn enter(UnitKey unit) throws InterruptedException {
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    CompletableFuture<Boolean> leading = leaders.putIfAbsent(unit, mine);
    return leading == null ? new Turn.Lead(this, unit, mine) : new Turn.Followed(storedBy(leading));
  }

  private boolean storedBy(CompletableFuture<Boolean> leading) throws InterruptedException {
    lull.wanted();
    try {
      return leading.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException goOnAlone) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      lull.unwanted();
    }
  }

  /** Whose turn it is. */
  sealed interface Turn {
    /** The caller compiles; others wait for it. */
    record Lead(InFlight all, UnitKey unit, CompletableFuture<Boolean> outcome) implements Turn {
      /**
       * Lets those who wait go on; must be called exactly once, on whatever way the compile ended.
       *
       * @param stored whether the result can now be looked up
       */
      void end(boolean stored) {
        all.leaders.remove(unit, outcome);
        outcome.complete(stored);
      }
    }

    /**
     * Another led, and has ended, or takes too long.
     *
     * @param stored whether its result can be looked up
     */
    record Followed(boolean stored) implements Turn {}
  }
}
