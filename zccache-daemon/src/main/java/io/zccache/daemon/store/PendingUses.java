/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.zccache.daemon.key.ResultKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Uses of results that the journal does not know yet. Any thread may call. */
final class PendingUses {
  @GuardedBy("this")
  private final Set<ResultKey> keys = new LinkedHashSet<>();

  /** Adds a use. */
  synchronized void add(ResultKey key) {
    keys.remove(key);
    keys.add(key);
  }

  /** Whether there is any. */
  synchronized boolean areThere() {
    return !keys.isEmpty();
  }

  /** Takes all, in the order of use. */
  synchronized List<JournalEntry> drain() {
    List<JournalEntry> uses = keys.stream().<JournalEntry>map(JournalEntry.Use::new).toList();
    keys.clear();
    return uses;
  }
}
