/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Launchers that all start at once where there is neither a daemon nor a cache: one of them must
 * start the one daemon, and the others wait for it.
 */
record HerdMeasure() implements Measure {
  static final String NAME = "herd";
  static final String SLOWEST = "zccache, slowest of all";

  private static final int ROUNDS = 20;
  private static final int LAUNCHERS = 64;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "%d launchers at once on an empty root, the slowest of each of %d rounds"
        .formatted(LAUNCHERS, ROUNDS);
  }

  @Override
  public Section run(Bench bench) throws IOException {
    List<Unit> units = bench.tree().units(UnitKind.C20, LAUNCHERS);
    List<Path> expected = new ArrayList<>();
    for (Unit unit : units) {
      expected.add(bench.expected(unit));
    }
    List<Double> slowest = new ArrayList<>();
    List<Double> plainly = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      plainly.add(slowest(together(bench, units, bench.plain()::compile)));
      Path root = Files.createDirectory(bench.folder().resolve("root" + round));
      try (FreshCache cache = new FreshCache(bench, root, Map.of())) {
        Batch batch = together(bench, units, cache::compile);
        slowest.add(slowest(batch));
        wrong.addAll(Checks.wrong(batch, units, expected));
        int daemons = cache.daemons().size();
        if (daemons != 1) {
          wrong.add("round " + round + " ended with " + daemons + " daemons");
        }
      }
    }
    for (Unit unit : units) {
      unit.clean();
    }
    Series rounds = new Series(slowest);
    return new Section(
        NAME,
        title(),
        List.of(
            Samples.plainly(Contender.PLAIN, new Series(plainly)),
            new Samples(Contender.OURS, rounds, Series.of(), Double.NaN, wrong, List.of()),
            Samples.plainly(SLOWEST, Series.of(rounds.quantile(1)))));
  }

  private static Batch together(Bench bench, List<Unit> units, Function<Unit, Command> compile)
      throws IOException {
    for (Unit unit : units) {
      unit.clean();
    }
    return bench.stopwatch().together(units.stream().map(compile).toList());
  }

  private static double slowest(Batch batch) {
    return batch.each().stream().mapToDouble(Timing::wallMillis).max().orElseThrow();
  }
}
