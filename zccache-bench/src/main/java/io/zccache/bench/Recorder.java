/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what the contenders of one measure take, and what goes wrong. */
final class Recorder {
  static final String DIFFERS = "object differs from the plain compiler's";
  static final String CALLS_WERE = " calls were ";

  private final Map<String, Lane> lanes = new LinkedHashMap<>();

  Recorder(List<Running> contenders) throws IOException {
    for (Running contender : contenders) {
      lanes.put(contender.name(), new Lane(contender, contender.counts()));
    }
  }

  /** Begins to count the daemons' processor time, after everything that is not measured. */
  void begin() throws IOException {
    for (Lane lane : lanes.values()) {
      lane.contender.settle();
      lane.countsBefore = lane.contender.counts();
      lane.cpuBefore = lane.contender.daemonCpu();
    }
  }

  void took(Running contender, Timing timing) {
    took(contender, timing.wallMillis(), timing.cpuMillis(), 1);
    if (timing.exit() != 0) {
      wrong(contender, "exit code " + timing.exit());
    }
  }

  void took(Running contender, double wallMillis, double cpuMillis, int calls) {
    Lane lane = lane(contender);
    lane.wall.add(wallMillis);
    lane.cpu.add(cpuMillis);
    lane.calls += calls;
  }

  void wrong(Running contender, String what) {
    lane(contender).wrong.merge(what, 1, Integer::sum);
  }

  void note(Running contender, String what) {
    lane(contender).notes.add(what);
  }

  /** That not all calls were what they were to be. */
  static String calls(long were, long all, String what) {
    return were + " of " + all + CALLS_WERE + what;
  }

  private Lane lane(Running contender) {
    Lane lane = lanes.get(contender.name());
    if (lane == null) {
      throw new IllegalArgumentException(contender.name() + " takes no part");
    }
    return lane;
  }

  /** What was collected. Every call was to be a hit. */
  List<Samples> hits() throws IOException {
    return counted(true);
  }

  /** What was collected. Every call was to be a miss. */
  List<Samples> misses() throws IOException {
    return counted(false);
  }

  private List<Samples> counted(boolean hits) throws IOException {
    List<Samples> all = new ArrayList<>();
    for (Lane lane : lanes.values()) {
      lane.contender.settle();
      double cpuAfter = lane.contender.daemonCpu();
      if (!lane.contender.contender().isPlain()) {
        Counts counts = lane.contender.counts().since(lane.countsBefore);
        long wanted = hits ? counts.hits() : counts.misses();
        if (wanted != lane.calls) {
          lane.notes.add(calls(wanted, lane.calls, hits ? "hits" : "misses"));
        }
      }
      all.add(lane.samples((cpuAfter - lane.cpuBefore) / lane.calls));
    }
    return all;
  }

  /** What was collected, of daemons that were started anew meanwhile. */
  List<Samples> samples() {
    return lanes.values().stream().map(lane -> lane.samples(Double.NaN)).toList();
  }

  private static final class Lane {
    private final Running contender;
    private final List<Double> wall = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();
    private final Map<String, Integer> wrong = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private Counts countsBefore;
    private double cpuBefore;
    private int calls;

    Lane(Running contender, Counts countsBefore) {
      this.contender = contender;
      this.countsBefore = countsBefore;
    }

    Samples samples(double daemonCpu) {
      return new Samples(
          contender.name(),
          new Series(wall),
          new Series(cpu),
          daemonCpu,
          wrong.entrySet().stream().map(e -> e.getValue() + " x " + e.getKey()).toList(),
          List.copyOf(notes));
    }
  }
}
