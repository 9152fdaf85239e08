/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What every measure works with.
 *
 * @param folder an empty folder for whatever a measure needs besides
 * @param common the environment of every program
 * @param extent how much is measured
 * @param order in which order contenders take their turns
 */
record Bench(
    Stopwatch stopwatch,
    WorkTree tree,
    Path folder,
    List<Running> contenders,
    Map<String, String> common,
    Extent extent,
    Random order) {

  /** How often, on how many units, after how many calls that are not counted. */
  record Extent(int rounds, int units, int warmup, int requests) {}

  Running plain() {
    return contender(Contender.PLAIN);
  }

  Running ours() {
    return contender(Contender.OURS);
  }

  private Running contender(String name) {
    return contenders.stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + name));
  }

  List<Running> caches() {
    return contenders.stream().filter(c -> !c.contender().isPlain()).toList();
  }

  /** Those with a daemon that speaks our protocol. */
  List<Running> speakers() {
    return contenders.stream()
        .filter(c -> c.name().equals(Contender.OURS) || c.name().equals(Contender.REFERENCE))
        .toList();
  }

  /** The contenders in a new order. */
  List<Running> shuffled(List<Running> some) {
    List<Running> all = new ArrayList<>(some);
    Collections.shuffle(all, order);
    return all;
  }

  /** Compiles a unit after what an earlier compile made of it was taken away. */
  Timing compile(Running contender, Unit unit) throws IOException {
    unit.clean();
    return stopwatch.run(contender.compile(unit));
  }

  /** The plain compiler's object of a unit, kept beside it. */
  Path expected(Unit unit) throws IOException {
    Timing timing = compile(plain(), unit);
    if (timing.exit() != 0) {
      throw new IOException("the compiler failed: " + unit.words());
    }
    return keep(unit, plain());
  }

  /** Puts a unit's object aside. */
  Path keep(Unit unit, Running contender) throws IOException {
    Path kept = folder.resolve(unit.name() + ".o." + contender.name());
    Files.deleteIfExists(kept);
    if (Files.exists(unit.object())) {
      Files.move(unit.object(), kept);
    }
    return kept;
  }

  static boolean equal(Path one, Path other) throws IOException {
    return Files.exists(one) && Files.exists(other) && Files.mismatch(one, other) < 0;
  }
}
