/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

/** What stands before the tables in the document that a run writes. */
final class Introduction {
  static final String TEXT =
      """
      # Benchmark

      Written by `zccache-bench`; the [README](../README.md#measure-it) has the command. One run on one
      machine: every contender took its turn in each round, in a random order, on the same unit.

      - Times are wall times from spawn to wait, taken by a native program, in milliseconds. *cpu* is the
        client's processor time with all its children, *daemon cpu* what the daemon used for each call.
      - *zccache / it* is the median of the ratios, pair by pair (the same unit in the same round), and
        the ratio of the minima. Below 1 our cache is faster.
      - Every object of every call is compared with the plain compiler's. A remark says where one
        differed, and where the cache's own counters say that a call was not the hit or miss it was to be.
      - Each cache has a folder of its own, made for the run, and its default settings. sccache uses its
        direct mode. The reference is zccache 1.12.6 without sessions, its daemon started by hand.
      - Objects are taken away before each call. Before the hits that count, each cache gives a number
        of hits that do not.
      - *herd*, *storm* and *frozen* have caches of their own, whose daemons nobody but the launchers
        start; in *endurance* the launchers' requests are sent again and again by a program.
      """;

  private Introduction() {}
}
