/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compiles that no cache has seen: the source is new in each turn. */
record MissMeasure(String name, String title, UnitKind kind, Unit.Dependencies dependencies)
    implements Measure {
  /** The clock that files are stamped with may be 10 ms behind; no input is to look too new. */
  private static final long AGE_MILLIS = 30;

  @Override
  public Section run(Bench bench) throws IOException {
    Unit unit = bench.tree().unit(kind, 0).asking(dependencies);
    long tag = (ordinalOf(name) + 1) * 1000L;
    // the first miss of each finds out what the compiler is
    bench.tree().write(kind, 0, tag);
    Pause.millis(AGE_MILLIS);
    for (Running contender : bench.contenders()) {
      bench.compile(contender, unit);
      contender.settle();
    }
    Recorder recorder = new Recorder(bench.contenders());
    recorder.begin();
    // As many calls as a measure of hits: one compile's time is not worth much.
    int calls = bench.extent().rounds() * bench.extent().units();
    for (int call = 0; call < calls; call++) {
      bench.tree().write(kind, 0, ++tag);
      Pause.millis(AGE_MILLIS);
      round(bench, recorder, unit);
    }
    return new Section(name, title, recorder.misses());
  }

  private static void round(Bench bench, Recorder recorder, Unit unit) throws IOException {
    Map<Running, Path> objects = new LinkedHashMap<>();
    for (Running contender : bench.shuffled(bench.contenders())) {
      recorder.took(contender, bench.compile(contender, unit));
      objects.put(contender, bench.keep(unit, contender));
      contender.settle();
    }
    for (Map.Entry<Running, Path> made : objects.entrySet()) {
      if (!Bench.equal(made.getValue(), bench.folder().resolve(unit.name() + ".o.plain"))) {
        recorder.wrong(made.getKey(), Recorder.DIFFERS);
      }
    }
  }

  /** Another number for each measure, so that no two compile the same. */
  private static long ordinalOf(String name) {
    return Math.floorMod(name.hashCode(), 1_000_000);
  }
}
