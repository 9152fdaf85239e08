/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * After a daemon was ended and started again: from the moment its socket accepts until the first
 * client has its result. Then every other unit must hit as well. Our daemon has an archive of its
 * classes, as one has that was in use before.
 */
record RestartMeasure() implements Measure {
  static final String NAME = "restart";

  private static final List<UnitKind> KINDS =
      List.of(UnitKind.C20, UnitKind.C200, UnitKind.CPP, UnitKind.LARGE);

  /** Results are to be safe a second after the answer. */
  private static final long DURABLE_MILLIS = 1200;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "First hit after a restart, from the moment the socket accepts";
  }

  @Override
  public Section run(Bench bench) throws IOException {
    List<Running> daemons = bench.speakers();
    List<Unit> units = new ArrayList<>();
    List<Path> expected = new ArrayList<>();
    for (UnitKind kind : KINDS) {
      units.addAll(bench.tree().units(kind, kind == UnitKind.LARGE ? 1 : bench.extent().units()));
    }
    for (Unit unit : units) {
      expected.add(bench.expected(unit));
      for (Running daemon : daemons) {
        bench.compile(daemon, unit);
        daemon.settle();
      }
    }
    bench.ours().prepareDaemon();
    Pause.millis(DURABLE_MILLIS);
    Recorder recorder = new Recorder(daemons);
    for (int round = 0; round < bench.extent().rounds(); round++) {
      for (Running daemon : bench.shuffled(daemons)) {
        turn(bench, recorder, daemon, units, expected, round % units.size());
      }
    }
    return new Section(NAME, title(), recorder.samples());
  }

  private static void turn(
      Bench bench,
      Recorder recorder,
      Running daemon,
      List<Unit> units,
      List<Path> expected,
      int first)
      throws IOException {
    daemon.stop();
    units.get(first).clean();
    Birth birth =
        bench
            .stopwatch()
            .untilEnd(daemon.daemonCommand(), daemon.socket(), daemon.compile(units.get(first)));
    daemon.adopt(birth);
    recorder.took(daemon, birth.answerMillis() - birth.socketMillis(), Double.NaN, 1);
    for (int i = 0; i < units.size(); i++) {
      if (i != first) {
        bench.compile(daemon, units.get(i));
      }
      if (!Bench.equal(units.get(i).object(), expected.get(i))) {
        recorder.wrong(daemon, Recorder.DIFFERS);
      }
    }
    daemon.settle();
    Counts counts = daemon.counts();
    if (counts.hits() != units.size()) {
      recorder.note(daemon, Recorder.calls(counts.hits(), units.size(), "hits"));
    }
  }
}
