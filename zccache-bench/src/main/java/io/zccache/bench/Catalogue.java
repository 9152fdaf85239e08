/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static io.zccache.bench.Unit.Dependencies.MD;
import static io.zccache.bench.Unit.Dependencies.MMD;
import static io.zccache.bench.Unit.Dependencies.NONE;

import java.nio.file.Path;
import java.util.List;

/** Every measure, in the order in which a whole run takes them. */
final class Catalogue {
  private Catalogue() {}

  static List<Measure> all(Path gcc, Path muslGcc) {
    return List.of(
        new LauncherMeasure(gcc, muslGcc),
        new ValidationMeasure(gcc),
        hit("hit-c20", UnitKind.C20, NONE, 1),
        hit("hit-c200", UnitKind.C200, NONE, 1),
        hit("hit-c200-md", UnitKind.C200, MD, 1),
        hit("hit-cpp", UnitKind.CPP, NONE, 1),
        hit("hit-10mb", UnitKind.LARGE, NONE, 1),
        hit("parallel-2", UnitKind.C200, NONE, 2),
        hit("parallel-8", UnitKind.C200, NONE, 8),
        miss("miss-c200", UnitKind.C200, NONE),
        miss("miss-cpp", UnitKind.CPP, NONE),
        miss("miss-slow", UnitKind.SLOW, NONE),
        miss("miss-slow-md", UnitKind.SLOW, MD),
        miss("miss-slow-mmd", UnitKind.SLOW, MMD),
        new StartMeasure(),
        new RestartMeasure(),
        new MemoryMeasure(),
        new HerdMeasure(),
        new StormMeasure(),
        new FrozenMeasure(),
        new EnduranceMeasure(gcc));
  }

  private static Measure hit(
      String name, UnitKind kind, Unit.Dependencies dependencies, int together) {
    String title =
        together == 1 ? "Hit, " : "%d hits in parallel, time for each, ".formatted(together);
    return new HitMeasure(name, title + title(kind, dependencies), kind, dependencies, together);
  }

  private static Measure miss(String name, UnitKind kind, Unit.Dependencies dependencies) {
    return new MissMeasure(name, "Miss, " + title(kind, dependencies), kind, dependencies);
  }

  private static String title(UnitKind kind, Unit.Dependencies dependencies) {
    return kind.title() + (dependencies == NONE ? "" : ", -" + dependencies);
  }
}
