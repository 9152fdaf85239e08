/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.key.UnitKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Sees to it that equal compiles run once: the first to enter leads, the others wait until it has
 * stored its result or knows that it will not. Any thread may call.
 */
final class InFlight {
  private final ConcurrentMap<UnitKey, CompletableFuture<Boolean>> leaders =
      new ConcurrentHashMap<>();

  /**
   * Enters a compile.
   *
   * @return a lead that its owner must end, or, after the present leader's end, nothing to lead
   */
  Turn enter(UnitKey unit) {
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    CompletableFuture<Boolean> leading = leaders.putIfAbsent(unit, mine);
    return leading == null ? new Turn.Lead(this, unit, mine) : new Turn.Followed(leading.join());
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
     * Another led, and has ended.
     *
     * @param stored whether its result can be looked up
     */
    record Followed(boolean stored) implements Turn {}
  }
}
