/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.stats.Counters;
import io.zccache.protocol.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells of damage in the cache. What is found is told to one session, the next that asks for its
 * counts; who asks for those of the daemon hears of all of it. Any thread may ask.
 */
final class DamageNews {
  /** The name of the counter. */
  static final String COUNTER = "store.damaged";

  private final CacheGate cache;
  private final AtomicLong told = new AtomicLong();

  DamageNews(CacheGate cache) {
    this.cache = cache;
  }

  /** Counts for a session what no session has been told of. */
  void tell(Counters session) {
    long found = found();
    long before = told.getAndAccumulate(found, Math::max);
    if (found > before) {
      session.add(COUNTER, found - before);
    }
  }

  /** The counts of the daemon, with all the damage that was found. */
  List<Count> of(List<Count> totals) {
    List<Count> counts = new ArrayList<>(totals);
    counts.removeIf(count -> count.name().equals(COUNTER));
    if (found() > 0) {
      counts.add(new Count(COUNTER, found()));
    }
    return counts;
  }

  private long found() {
    return cache.now().map(OpenCache::damaged).orElse(0L);
  }
}
