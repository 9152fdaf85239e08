/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.key.UnitKey;
import io.zccache.daemon.stats.NotStoredReason;
import java.util.Locale;
import java.util.Optional;

/**
 * Why the results of late compiles were not kept, for those who ask. Bounded, in memory; any thread
 * may ask or tell.
 */
final class Unkept {
  private static final int MOST = 2000;

  private final Cache<UnitKey, Why> known =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  /**
   * A reason.
   *
   * @param name the counter's name
   * @param text the reason for people
   * @param bypass whether the call counts as one that the cache does not answer for
   */
  record Why(String name, String text, boolean bypass) {}

  /** A result was not kept: the cache does not answer for it. */
  void tell(UnitKey unit, BypassReason reason) {
    known.put(unit, new Why(nameOf(reason), reason.text(), true));
  }

  /** A result was not kept. */
  void tell(UnitKey unit, NotStoredReason reason) {
    known.put(unit, new Why(nameOf(reason), reason.text(), false));
  }

  /** Why the last compile of a unit was not kept, if it was not and that is known. */
  Optional<Why> of(UnitKey unit) {
    return Optional.ofNullable(known.getIfPresent(unit));
  }

  private static String nameOf(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
