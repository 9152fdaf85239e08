/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

/**
 * What the cache did for one module of a build. Numbers are never negative.
 *
 * @param module its name; empty for what belongs to none
 * @param hits compiles that came from the cache
 * @param misses compiles that could have, and did not
 * @param missMillis how long the compilers took for the misses, added up; in milliseconds
 * @param bytes size of the objects of all of them
 */
public record ModuleTally(String module, long hits, long misses, long missMillis, long bytes) {

  /** With one compile more. */
  ModuleTally and(BuiltUnit unit) {
    return new ModuleTally(
        module,
        hits + (unit.isHit() ? 1 : 0),
        misses + (unit.isHit() ? 0 : 1),
        missMillis + (unit.isHit() ? 0 : unit.millis()),
        bytes + unit.bytes());
  }
}
