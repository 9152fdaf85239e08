/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Knows which states of a tree have a stored result, and counts the needless misses: runs of a
 * state that is stored which the cache did not answer. What a run was is told by the daemon's
 * numbers, read before the next run.
 */
final class Rehits {
  /** The cache keeps at least 16 input sets of a unit, and several commands may be one unit. */
  private static final int STATES = 10;

  private final Map<String, Deque<String>> stored = new HashMap<>();
  private final Tally tally;
  private Map<String, Long> before = Map.of();
  private String command = "";
  private String state = "";
  private boolean expected;
  private int at;
  private final Map<String, Integer> since = new HashMap<>();
  private String counted = "";

  Rehits(Tally tally) {
    this.tally = tally;
  }

  /** The daemon was killed: what it had not written is lost. */
  void forget() {
    stored.clear();
    command = "";
    before = Map.of();
  }

  /**
   * A run is about to be made.
   *
   * @param numbers the daemon's, now
   * @param events how many events there have been
   * @return where the result was stored that the run before needlessly missed; -1 if it did not
   */
  int next(Map<String, Long> numbers, String nextCommand, String nextState, int events) {
    int needless = settle(numbers) ? since.getOrDefault(command + state, 0) : -1;
    at = events;
    before = numbers;
    command = nextCommand;
    state = nextState;
    expected = stored.getOrDefault(nextCommand, new ArrayDeque<>()).contains(nextState);
    return needless;
  }

  /** What the daemon counted of the last run whose outcome is known. */
  String counted() {
    return counted;
  }

  private boolean settle(Map<String, Long> now) {
    if (command.isEmpty() || before.isEmpty()) {
      return false;
    }
    Map<String, Long> grown = new TreeMap<>();
    now.keySet().forEach(name -> grown.put(name, growth(now, name)));
    grown.values().removeIf(growth -> growth == 0);
    counted = grown.toString();
    boolean hit = grew(now, "hit") || grew(now, "link.hit");
    boolean miss = grew(now, "miss") || grew(now, "link.miss");
    tally.add(hit ? "runs hit" : miss ? "runs missed" : "runs declined or failed", 1);
    boolean needless = expected && miss;
    if (expected && (hit || miss)) {
      tally.add("repeated", 1);
      tally.add("needless misses", miss ? 1 : 0);
    }
    if (!needless && (hit || miss) && isWhollyStored(now)) {
      remember();
    }
    return needless;
  }

  /** A command of several sources has a result for each; one that raced an edit is not stored. */
  private boolean isWhollyStored(Map<String, Long> now) {
    return growth(now, "stored") >= growth(now, "miss")
        && growth(now, "link.stored") >= growth(now, "link.miss");
  }

  private void remember() {
    Deque<String> states = stored.computeIfAbsent(command, unused -> new ArrayDeque<>());
    boolean unused = states.remove(state);
    Integer unusedIndex = since.put(command + state, at);
    states.addFirst(state);
    if (states.size() > STATES) {
      String unusedState = states.removeLast();
    }
  }

  private boolean grew(Map<String, Long> now, String name) {
    return growth(now, name) > 0;
  }

  private long growth(Map<String, Long> now, String name) {
    return now.getOrDefault(name, 0L) - before.getOrDefault(name, 0L);
  }
}
