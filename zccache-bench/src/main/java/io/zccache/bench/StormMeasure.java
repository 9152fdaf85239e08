/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Many compiles, many at once, some of them new, some known, while the daemon is killed now and
 * then: no compile may fail or give another object.
 */
record StormMeasure() implements Measure {
  static final String NAME = "storm";
  static final String WRONG = "zccache, wrong objects or exit codes";

  private static final int COMPILES = 500;
  private static final int TOGETHER = 32;
  private static final int UNITS = 200;
  private static final int KILLS = 5;
  private static final int KILL_MILLIS = 20_000;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "%d compiles, %d at once, %d of %d units known, the daemon killed %d times"
        .formatted(COMPILES, TOGETHER, COMPILES - UNITS, UNITS, KILLS);
  }

  @Override
  public Section run(Bench bench) throws IOException {
    List<Unit> units = bench.tree().units(UnitKind.C20, UNITS);
    List<Path> expected = new ArrayList<>();
    for (Unit unit : units) {
      expected.add(bench.expected(unit));
    }
    List<Double> walls = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    int kills = 0;
    Path root = Files.createDirectory(bench.folder().resolve("root"));
    try (FreshCache cache = new FreshCache(bench, root, Map.of())) {
      int batches = (COMPILES + TOGETHER - 1) / TOGETHER;
      for (int batch = 0; batch < batches; batch++) {
        List<Unit> some = new ArrayList<>();
        List<Path> wanted = new ArrayList<>();
        for (int i = batch * TOGETHER; i < Math.min(COMPILES, (batch + 1) * TOGETHER); i++) {
          some.add(units.get(i % UNITS));
          wanted.add(expected.get(i % UNITS));
          some.get(some.size() - 1).clean();
        }
        boolean kill = batch % (batches / KILLS) == 1;
        CompletableFuture<Boolean> killed =
            kill
                ? CompletableFuture.supplyAsync(() -> killAmid(cache, some))
                : CompletableFuture.completedFuture(false);
        Batch taken = bench.stopwatch().together(some.stream().map(cache::compile).toList());
        kills += killed.join() ? 1 : 0;
        taken.each().forEach(timing -> walls.add(timing.wallMillis()));
        wrong.addAll(Checks.wrong(taken, some, wanted));
      }
    }
    wrong.addAll(objections(kills));
    Series all = new Series(walls);
    String times =
        "%d kills; a compile took %.1f ms (median), %.0f ms at most"
            .formatted(kills, all.median(), all.quantile(1));
    return new Section(
        NAME,
        title(),
        "calls",
        List.of(
            new Samples(
                WRONG, Series.of(wrong.size()), Series.of(), Double.NaN, wrong, List.of(times))));
  }

  /** A storm in which the daemon was left alone proves nothing. */
  static List<String> objections(int kills) {
    return kills < KILLS
        ? List.of("the daemon was killed %d times, not %d".formatted(kills, KILLS))
        : List.of();
  }

  /** Kills the daemon as soon as one of the compiles has its object. */
  private static boolean killAmid(FreshCache cache, List<Unit> some) {
    try {
      for (int millis = 0; millis < KILL_MILLIS; millis += 2) {
        if (some.stream().anyMatch(unit -> Files.exists(unit.object()))) {
          List<ProcessHandle> daemons = cache.daemons();
          daemons.forEach(ProcessHandle::destroyForcibly);
          return !daemons.isEmpty();
        }
        Pause.millis(2);
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
