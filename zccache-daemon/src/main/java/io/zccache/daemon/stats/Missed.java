/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.stats;

import java.util.Locale;

/**
 * One compile that did not come from the cache.
 *
 * @param source the source, absolute
 * @param reason why
 * @param culprit the file or folder that is not as it was; empty if there is none to name
 */
public record Missed(String source, MissReason reason, String culprit) {
  /** The reason's name, as it is counted. */
  public String word() {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  /** The unit that was missed. */
  public CountedUnit unit(long nanos, long bytes) {
    return new CountedUnit(source, word(), nanos, bytes);
  }
}
