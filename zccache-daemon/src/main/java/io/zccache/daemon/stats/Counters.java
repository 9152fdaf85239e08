/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.stats;

import io.zccache.daemon.compiler.BypassReason;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the requests of one session, or of the whole daemon, by name. A session's
 * counters also feed the daemon's totals.
 *
 * <p>Each tool call is counted by exactly one of {@link #hit}, {@link #miss}, {@link #bypass} and
 * {@link #error}; the other methods say more about calls that were counted. A name appears in the
 * snapshot once it has been counted. Any thread may use an instance.
 */
public final class Counters {
  private static final String LINK_PREFIX = "link.";

  /** How many misses a session remembers. */
  private static final int MOST_MISSED = 1000;

  /** How many units a session remembers. */
  private static final int MOST_UNITS = 10_000;

  /** How many sources a session tells apart. */
  private static final int MOST_SOURCES = 100_000;

  private final ConcurrentMap<String, LongAdder> cells;
  private final ConcurrentMap<String, Boolean> sources;
  private final BlockingQueue<Missed> missed;
  private final BlockingQueue<CountedUnit> units;
  private final String prefix;
  private final Unsettled unsettled;
  private final @Nullable Counters totals;

  private Counters(
      ConcurrentMap<String, LongAdder> cells,
      ConcurrentMap<String, Boolean> sources,
      BlockingQueue<Missed> missed,
      BlockingQueue<CountedUnit> units,
      String prefix,
      Unsettled unsettled,
      @Nullable Counters totals) {
    this.cells = cells;
    this.sources = sources;
    this.missed = missed;
    this.units = units;
    this.prefix = prefix;
    this.unsettled = unsettled;
    this.totals = totals;
  }

  /** New totals, all zero. */
  public static Counters totals() {
    return fresh(null);
  }

  /** New counters of one session, all zero, that feed these totals. */
  public Counters session() {
    return fresh(this);
  }

  private static Counters fresh(@Nullable Counters totals) {
    return new Counters(
        new ConcurrentHashMap<>(),
        new ConcurrentHashMap<>(),
        new LinkedBlockingQueue<>(MOST_MISSED),
        new LinkedBlockingQueue<>(MOST_UNITS),
        "",
        new Unsettled(),
        totals);
  }

  /** These counters for links and archives: the same names after {@code link.}. */
  public Counters links() {
    return with(LINK_PREFIX);
  }

  /** These counters for compiles, also where they are those for links. */
  public Counters compiles() {
    return with("");
  }

  private Counters with(String otherPrefix) {
    Counters of = totals == null ? null : totals.with(otherPrefix);
    return new Counters(cells, sources, missed, units, otherPrefix, unsettled, of);
  }

  /**
   * A result came from the cache.
   *
   * @param nanosSaved what the compiler took when the result was made, less what this hit took; may
   *     be negative
   * @param bytes size of the delivered outputs
   */
  public void hit(long nanosSaved, long bytes) {
    add("hit", 1);
    add("hit.saved_ns", nanosSaved);
    add("hit.bytes", bytes);
  }

  /**
   * Where the time of a hit went, in nanoseconds.
   *
   * @param plan knowing what is asked: the command line, the compiler, or that it was asked before
   * @param lookup finding a result whose inputs are as recorded
   * @param delivery looking at the targets and putting the outputs in their places
   */
  public void hitPhases(long plan, long lookup, long delivery) {
    add("hit.plan_ns", plan);
    add("hit.lookup_ns", lookup);
    add("hit.delivery_ns", delivery);
  }

  /** The compiler ran with success because the cache had no answer. */
  public void miss(MissReason reason) {
    counted("miss", reason);
  }

  /** As {@link #miss}; a session remembers the first thousand. */
  public void miss(Missed one) {
    miss(one.reason());
    if (totals != null) {
      boolean unused = missed.offer(one);
    }
  }

  /** The misses that are remembered, in the order in which they were counted. */
  public List<Missed> missed() {
    return List.copyOf(missed);
  }

  /** A hit or miss was of this unit; a session remembers the first ten thousand. */
  public void unit(Supplier<CountedUnit> one) {
    if (totals != null && units.remainingCapacity() > 0) {
      boolean unused = units.offer(one.get());
    }
  }

  /** The units that are remembered, in the order in which they were counted. */
  public List<CountedUnit> units() {
    return List.copyOf(units);
  }

  /** The cache does not answer for this command; the tool ran, or the client was told to run it. */
  public void bypass(BypassReason reason) {
    counted("bypass", reason);
  }

  /** The cache could not be asked; the client was told to run the tool. */
  public void bypass(DeclineReason reason) {
    counted("bypass", reason);
  }

  /** The tool ran and failed, or could not be run. */
  public void error() {
    add("error", 1);
  }

  /** The result of a miss was not kept. */
  public void notStored(NotStoredReason reason) {
    counted("not_stored", reason);
  }

  /** The result of a miss was kept. */
  public void stored(long bytes) {
    add("stored", 1);
    add("stored.bytes", bytes);
  }

  /**
   * A compile of this source file was asked for; a session counts each path once, and not more than
   * a hundred thousand.
   */
  public void source(String path) {
    if (totals != null
        && sources.size() < MOST_SOURCES
        && sources.putIfAbsent(path, Boolean.TRUE) == null) {
      add("source", 1);
    }
  }

  /** An outcome is not known yet though its client was answered; {@link #settle} must follow. */
  public void unsettle() {
    unsettled.begin();
    if (totals != null) {
      totals.unsettle();
    }
  }

  /** The outcome is counted now. */
  public void settle() {
    unsettled.end();
    if (totals != null) {
      totals.settle();
    }
  }

  /**
   * Waits until every outcome whose client was answered before this call is counted, or this thread
   * is interrupted.
   *
   * @param longest how long to wait at most
   */
  public void awaitSettled(Duration longest) {
    try {
      unsettled.awaitNone(longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Adds to a counter of any name; the name must have the form of the others. */
  public void add(String name, long amount) {
    cells.computeIfAbsent(prefix + name, unused -> new LongAdder()).add(amount);
    if (totals != null) {
      totals.add(name, amount);
    }
  }

  /** The present value of one counter; 0 if nothing was counted under that name. */
  public long value(String name) {
    LongAdder cell = cells.get(prefix + name);
    return cell == null ? 0 : cell.sum();
  }

  /** How many calls were counted: hits, misses, bypassed calls and errors. */
  public long calls() {
    return value("hit") + value("miss") + value("bypass") + value("error");
  }

  /** Every counter and its value, sorted by name. */
  public SortedMap<String, Long> snapshot() {
    SortedMap<String, Long> values = new TreeMap<>();
    for (Map.Entry<String, LongAdder> cell : cells.entrySet()) {
      values.put(cell.getKey(), cell.getValue().sum());
    }
    return Collections.unmodifiableSortedMap(values);
  }

  /** Forgets everything counted here; what was fed to the totals stays there. */
  public void reset() {
    cells.clear();
    sources.clear();
    missed.clear();
    units.clear();
  }

  private void counted(String outcome, Enum<?> reason) {
    add(outcome, 1);
    add(outcome + '.' + reason.name().toLowerCase(Locale.ROOT), 1);
  }
}
