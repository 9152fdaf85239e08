/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what the contenders of one measure take, and what goes wrong. */
final class Recorder {
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

  private Lane lane(Running contender) {
    Lane lane = lanes.get(contender.name());
    if (lane == null) {
      throw new IllegalArgumentException(contender.name() + " takes no part");
    }
    return lane;
  }

  /** What was collected. Every call was to be a hit. */
  List<Samples> hits() throws IOException {
    return samples(true);
  }

  /** What was collected. Every call was to be a miss. */
  List<Samples> misses() throws IOException {
    return samples(false);
  }

  private List<Samples> samples(boolean hits) throws IOException {
    List<Samples> all = new ArrayList<>();
    for (Lane lane : lanes.values()) {
      lane.contender.settle();
      double cpuAfter = lane.contender.daemonCpu();
      List<String> notes = new ArrayList<>();
      if (!lane.contender.contender().isPlain()) {
        Counts counts = lane.contender.counts().since(lane.countsBefore);
        long wanted = hits ? counts.hits() : counts.misses();
        if (wanted != lane.calls) {
          notes.add(
              "%d of %d calls were %s".formatted(wanted, lane.calls, hits ? "hits" : "misses"));
        }
      }
      all.add(lane.samples(cpuAfter, notes));
    }
    return all;
  }

  private static final class Lane {
    private final Running contender;
    private final List<Double> wall = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();
    private final Map<String, Integer> wrong = new LinkedHashMap<>();
    private Counts countsBefore;
    private double cpuBefore;
    private int calls;

    Lane(Running contender, Counts countsBefore) {
      this.contender = contender;
      this.countsBefore = countsBefore;
    }

    Samples samples(double cpuAfter, List<String> notes) {
      return new Samples(
          contender.name(),
          new Series(wall),
          new Series(cpu),
          (cpuAfter - cpuBefore) / calls,
          wrong.entrySet().stream().map(e -> e.getValue() + " x " + e.getKey()).toList(),
          notes);
    }
  }
}
