/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Resident memory of a fresh daemon of ours after 10 and after 1,000 compiles of distinct units.
 */
record MemoryMeasure() implements Measure {
  static final String NAME = "memory";
  static final String AFTER_10 = "zccache, 10 compiles";
  static final String AFTER_1000 = "zccache, 1,000 compiles";

  private static final int FEW = 10;
  private static final int MANY = 1000;
  private static final int TOGETHER = 2;

  /** No other measure has units of these numbers. */
  private static final int FIRST_UNIT = 1000;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Resident memory of the daemon, C units with 20 headers";
  }

  @Override
  public Section run(Bench bench) throws IOException {
    Running ours = bench.ours();
    ours.stop();
    ours.adopt(bench.stopwatch().untilSocket(ours.daemonCommand(), ours.socket()));
    double atStart = ours.residentMib();
    double few = Double.NaN;
    for (int i = 0; i < MANY; i += TOGETHER) {
      if (i == FEW) {
        ours.settle();
        few = ours.residentMib();
      }
      compile(bench, FIRST_UNIT + i);
    }
    ours.settle();
    Counts counts = ours.counts();
    Optional<String> note =
        counts.misses() == MANY
            ? Optional.empty()
            : Optional.of(Recorder.calls(counts.misses(), MANY, "misses"));
    return new Section(
        NAME,
        title(),
        "MiB",
        List.of(
            Samples.plainly("zccache, at the start", Series.of(atStart)),
            Samples.plainly(AFTER_10, Series.of(few)),
            new Samples(
                AFTER_1000,
                Series.of(ours.residentMib()),
                Series.of(),
                Double.NaN,
                List.of(),
                note.stream().toList())));
  }

  private static void compile(Bench bench, int first) throws IOException {
    List<Command> commands = new ArrayList<>();
    List<Unit> units = new ArrayList<>();
    for (int number = first; number < first + TOGETHER; number++) {
      bench.tree().write(UnitKind.C20, number, number);
      Unit unit = bench.tree().unit(UnitKind.C20, number);
      units.add(unit);
      commands.add(bench.ours().compile(unit));
    }
    Pause.millis(15);
    bench.stopwatch().together(commands);
    for (Unit unit : units) {
      unit.clean();
    }
  }
}
