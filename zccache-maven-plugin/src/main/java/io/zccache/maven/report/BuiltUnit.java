/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import io.zccache.protocol.Unit;

/**
 * One compile of a build that was a hit or a miss. Numbers are never negative.
 *
 * @param source the source file
 * @param module the module that it belongs to; empty if to none
 * @param missed the name of the reason for which it was missed; empty for a hit
 * @param millis how long the compiler took, for a hit when its result was made; in milliseconds
 * @param bytes size of the object
 */
public record BuiltUnit(String source, String module, String missed, long millis, long bytes) {

  private static final long NANOS_PER_MILLI = 1_000_000;

  static BuiltUnit of(Unit unit, Modules modules) {
    return new BuiltUnit(
        unit.source(),
        modules.of(unit.source()),
        unit.missed(),
        Math.max(0, unit.nanos()) / NANOS_PER_MILLI,
        Math.max(0, unit.bytes()));
  }

  boolean isHit() {
    return missed.isEmpty();
  }
}
