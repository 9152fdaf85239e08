/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A log that tells of one kind of trouble once a minute, however often it comes; the next time it
 * says how often it came meanwhile. A kind is what a text says before its first colon. Any thread
 * may use it.
 */
public final class CalmLog implements Log {
  private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int MOST_KINDS = 64;

  private final Log log;
  private final LongSupplier nanoTime;

  @GuardedBy("this")
  private final Map<String, Told> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
          return size() > MOST_KINDS;
        }
      };

  /**
   * @param log where it is told
   * @param nanoTime a clock as {@link System#nanoTime()}
   */
  public CalmLog(Log log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
  }

  @Override
  public void note(String text) {
    log.note(text);
  }

  @Override
  public void trouble(String text) {
    long before = unlessToldLately(text);
    if (before >= 0) {
      log.trouble(text + more(before));
    }
  }

  @Override
  public void trouble(String text, Throwable cause) {
    long before = unlessToldLately(text);
    if (before >= 0) {
      log.trouble(text + more(before), cause);
    }
  }

  /** How often such trouble was kept back since it was told of; negative if it is to be now. */
  private synchronized long unlessToldLately(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    long now = nanoTime.getAsLong();
    Told last = told.get(kind);
    if (last != null && now - last.nanos() < QUIET_NANOS) {
      told.put(kind, new Told(last.nanos(), last.keptBack() + 1));
      return -1;
    }
    told.remove(kind);
    told.put(kind, new Told(now, 0));
    return last == null ? 0 : last.keptBack();
  }

  private static String more(long before) {
    return before == 0 ? "" : " (and " + before + " times before this)";
  }

  /** When a kind of trouble was told of, and how often it was kept back since. */
  private record Told(long nanos, long keptBack) {}
}
