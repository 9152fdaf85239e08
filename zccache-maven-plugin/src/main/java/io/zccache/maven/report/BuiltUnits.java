/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import io.zccache.protocol.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The compiles of one build: all of them by module, and those that stand out.
 *
 * @param modules by name
 * @param slowest the misses that took longest, the slowest first
 * @param largest hits and misses with the largest objects, the largest first
 */
public record BuiltUnits(
    List<ModuleTally> modules, List<BuiltUnit> slowest, List<BuiltUnit> largest) {

  /** Of a build of which nothing is known. */
  static final BuiltUnits NONE = new BuiltUnits(List.of(), List.of(), List.of());

  /** How many stand out. */
  static final int MOST = 50;

  private static final Comparator<BuiltUnit> SLOWEST =
      Comparator.comparingLong(BuiltUnit::millis).reversed().thenComparing(BuiltUnit::source);

  private static final Comparator<BuiltUnit> LARGEST =
      Comparator.comparingLong(BuiltUnit::bytes).reversed().thenComparing(BuiltUnit::source);

  /** Copies the lists. */
  public BuiltUnits {
    modules = List.copyOf(modules);
    slowest = List.copyOf(slowest);
    largest = List.copyOf(largest);
  }

  /** What a daemon tells of a build. */
  static BuiltUnits of(List<Unit> told, Modules modules) {
    List<BuiltUnit> units = told.stream().map(unit -> BuiltUnit.of(unit, modules)).toList();
    Map<String, ModuleTally> tallies = new TreeMap<>();
    for (BuiltUnit unit : units) {
      String module = unit.module();
      tallies.merge(
          module,
          new ModuleTally(module, 0, 0, 0, 0).and(unit),
          (tally, unused) -> tally.and(unit));
    }
    return new BuiltUnits(
        List.copyOf(tallies.values()),
        units.stream().filter(unit -> !unit.isHit()).sorted(SLOWEST).limit(MOST).toList(),
        units.stream().sorted(LARGEST).limit(MOST).toList());
  }
}
