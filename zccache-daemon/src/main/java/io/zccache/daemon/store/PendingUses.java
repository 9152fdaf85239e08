/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.zccache.daemon.key.ResultKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Uses of results that the journal does not know yet. Any thread may call. */
final class PendingUses {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final InstantSource clock;

  @GuardedBy("this")
  private final Set<ResultKey> keys = new LinkedHashSet<>();

  @GuardedBy("this")
  private Instant drained;

  PendingUses(InstantSource clock) {
    this.clock = clock;
    this.drained = clock.instant();
  }

  /**
   * Adds a use.
   *
   * @return whether it is time to drain
   */
  synchronized boolean add(ResultKey key) {
    keys.remove(key);
    keys.add(key);
    return !clock.instant().isBefore(drained.plus(PAUSE));
  }

  /** Takes all, in the order of use. */
  synchronized List<JournalEntry> drain() {
    drained = clock.instant();
    List<JournalEntry> uses = keys.stream().<JournalEntry>map(JournalEntry.Use::new).toList();
    keys.clear();
    return uses;
  }
}
