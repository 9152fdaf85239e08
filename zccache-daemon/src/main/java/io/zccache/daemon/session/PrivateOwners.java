/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * Whom a private daemon lives for. The first session with private options makes a daemon private
 * for the rest of its life; it ends once it had owners and none is left. Any thread may use it.
 */
public final class PrivateOwners {
  /** More than any environment has; the rest is not told of. */
  private static final int MOST_KEYS = 10_000;

  @GuardedBy("this")
  private final SortedMap<Long, Long> sessionsOfOwner = new TreeMap<>();

  @GuardedBy("this")
  private final Set<String> environmentKeys = new TreeSet<>();

  @GuardedBy("this")
  private boolean enabled;

  @GuardedBy("this")
  private boolean owned;

  /** A session with private options began. */
  public synchronized void began(List<Long> owners, Set<String> environment) {
    enabled = true;
    if (environmentKeys.size() + environment.size() <= MOST_KEYS) {
      environmentKeys.addAll(environment);
    }
    for (Long owner : owners) {
      owned = true;
      sessionsOfOwner.merge(owner, 1L, Long::sum);
    }
  }

  /** A session ended; its owners have one session less. */
  public synchronized void ended(List<Long> owners) {
    for (Long owner : owners) {
      sessionsOfOwner.computeIfPresent(owner, (pid, count) -> count > 1 ? count - 1 : null);
    }
  }

  /** Drops the owners that have ended, and says whether that leaves a once owned daemon without. */
  public synchronized boolean abandoned(LongPredicate hasEnded) {
    sessionsOfOwner.keySet().removeIf(hasEnded::test);
    return owned && sessionsOfOwner.isEmpty();
  }

  /** Whether the daemon is private. */
  public synchronized boolean enabled() {
    return enabled;
  }

  /** The owners by process id, with the number of their sessions. */
  public synchronized SortedMap<Long, Long> owners() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(sessionsOfOwner));
  }

  /** The names of all variables that private sessions brought. */
  public synchronized List<String> environmentKeys() {
    return List.copyOf(environmentKeys);
  }
}
