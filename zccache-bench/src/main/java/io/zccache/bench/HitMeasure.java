/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles whose result is in the cache, with {@code together} clients at a time. */
record HitMeasure(
    String name, String title, UnitKind kind, Unit.Dependencies dependencies, int together)
    implements Measure {

  @Override
  public Section run(Bench bench) throws IOException {
    List<Running> turns = kind == UnitKind.LARGE ? bench.caches() : bench.contenders();
    List<Unit> units = new ArrayList<>();
    for (Unit unit : bench.tree().units(kind, unitCount(bench.extent()))) {
      units.add(unit.asking(dependencies));
    }
    List<Path> expected = new ArrayList<>();
    for (Unit unit : units) {
      expected.add(bench.expected(unit));
    }
    fill(bench, units);
    Recorder recorder = new Recorder(turns);
    recorder.begin();
    for (int round = 0; round < bench.extent().rounds(); round++) {
      for (int i = 0; i < units.size(); i += together) {
        for (Running contender : bench.shuffled(turns)) {
          turn(bench, recorder, contender, units.subList(i, i + together), expected, i);
        }
      }
    }
    return new Section(name, title, recorder.hits());
  }

  private int unitCount(Bench.Extent extent) {
    if (together > 1) {
      return together * Math.max(1, extent.units() / 2);
    }
    return kind == UnitKind.LARGE ? 1 : extent.units();
  }

  /** First the misses, then hits that nobody counts. */
  private static void fill(Bench bench, List<Unit> units) throws IOException {
    for (Running cache : bench.caches()) {
      for (Unit unit : units) {
        bench.compile(cache, unit);
      }
      cache.settle();
      for (int i = 0; i < bench.extent().warmup(); i++) {
        bench.compile(cache, units.get(i % units.size()));
      }
    }
  }

  private static void turn(
      Bench bench,
      Recorder recorder,
      Running contender,
      List<Unit> some,
      List<Path> expected,
      int first)
      throws IOException {
    List<Command> commands = new ArrayList<>();
    for (Unit unit : some) {
      unit.clean();
      commands.add(contender.compile(unit));
    }
    Batch batch = bench.stopwatch().together(commands);
    recorder.took(
        contender, batch.wallMillis() / some.size(), batch.cpuMillis() / some.size(), some.size());
    for (int i = 0; i < some.size(); i++) {
      if (batch.each().get(i).exit() != 0) {
        recorder.wrong(contender, "exit code " + batch.each().get(i).exit());
      } else if (!Bench.equal(some.get(i).object(), expected.get(first + i))) {
        recorder.wrong(contender, Recorder.DIFFERS);
      }
    }
  }
}
