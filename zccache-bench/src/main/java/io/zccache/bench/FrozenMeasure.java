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

/**
 * A build whose daemon is stopped by a signal in the middle: how long its compiles take altogether
 * from then on. Launchers are told to believe in a daemon that says nothing for two seconds.
 */
record FrozenMeasure() implements Measure {
  static final String NAME = "frozen";
  static final int BUDGET_SECONDS = 2;
  static final String REST = "zccache, the rest of the build";

  private static final int BEFORE = 3;
  private static final int AFTER = 10;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "%d compiles one after the other after the daemon was stopped by SIGSTOP; budget %d s"
        .formatted(AFTER, BUDGET_SECONDS);
  }

  @Override
  public Section run(Bench bench) throws IOException {
    List<Unit> units = bench.tree().units(UnitKind.C20, BEFORE + AFTER);
    List<Double> walls = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    Path root = Files.createDirectory(bench.folder().resolve("root"));
    Map<String, String> budget =
        Map.of("ZCCACHE_WEDGE_RECV_TIMEOUT_SECS", Integer.toString(BUDGET_SECONDS));
    try (FreshCache cache = new FreshCache(bench, root, budget)) {
      for (int i = 0; i < units.size(); i++) {
        Unit unit = units.get(i);
        Path expected = bench.expected(unit);
        if (i == BEFORE) {
          stop(cache);
        }
        Batch batch = bench.stopwatch().together(List.of(cache.compile(unit)));
        wrong.addAll(Checks.wrong(batch, List.of(unit), List.of(expected)));
        if (i >= BEFORE) {
          walls.add(batch.wallMillis());
        }
      }
    }
    double rest = walls.stream().mapToDouble(wall -> wall).sum();
    return new Section(
        NAME,
        title(),
        List.of(
            new Samples(
                Contender.OURS, new Series(walls), Series.of(), Double.NaN, wrong, List.of()),
            Samples.plainly(REST, Series.of(rest))));
  }

  private static void stop(FreshCache cache) throws IOException {
    for (ProcessHandle daemon : cache.daemons()) {
      Output.of(List.of("kill", "-STOP", Long.toString(daemon.pid())), Map.of());
    }
  }
}
