/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A made-up project on disk: headers, sources, and a folder for what is built. */
final class WorkTree {
  /**
   * Processor time that the plain compiler is to need for the slow unit; the bar asks for 300 ms.
   */
  static final double SLOW_MILLIS = 340;

  private static final int CPP_WEIGHT = 2;
  private static final int C_WEIGHT = 4;
  private static final int FIRST_SLOW_WEIGHT = 20;

  private final Path folder;
  private final Path cc;
  private final Path cxx;
  private final Map<UnitKind, Integer> weights = new EnumMap<>(UnitKind.class);

  WorkTree(Path folder, Path cc, Path cxx) {
    this.folder = folder;
    this.cc = cc;
    this.cxx = cxx;
    weights.put(UnitKind.C20, C_WEIGHT);
    weights.put(UnitKind.C200, C_WEIGHT);
    weights.put(UnitKind.C600, C_WEIGHT);
    weights.put(UnitKind.CPP, CPP_WEIGHT);
    weights.put(UnitKind.LARGE, 0);
    weights.put(UnitKind.SLOW, FIRST_SLOW_WEIGHT);
  }

  /** Writes the headers, and finds out how much code the slow unit needs. */
  void lay(Stopwatch stopwatch, Map<String, String> environment) throws IOException {
    layHeaders();
    Command compile = Contender.plain("").compile(unit(UnitKind.SLOW, 0), environment);
    for (; ; ) {
      write(UnitKind.SLOW, 0, 0);
      double fastest = Double.MAX_VALUE;
      for (int i = 0; i < 3; i++) {
        fastest = Math.min(fastest, stopwatch.run(compile).cpuMillis());
      }
      if (fastest >= SLOW_MILLIS) {
        return;
      }
      double factor = Math.min(4, SLOW_MILLIS * 1.1 / fastest);
      weights.merge(UnitKind.SLOW, 5, (weight, more) -> (int) (weight * factor) + more);
    }
  }

  void layHeaders() throws IOException {
    for (String name : List.of("src", "build", "include")) {
      Files.createDirectories(folder.resolve(name));
    }
    for (UnitKind kind : List.of(UnitKind.C600, UnitKind.CPP)) {
      for (int i = 0; i < kind.headers(); i++) {
        Files.writeString(
            folder.resolve("include").resolve(SourceText.headerName(kind, i)),
            SourceText.header(kind, i));
      }
    }
  }

  /** The unit of a kind and number; its source is there once it was written. */
  Unit unit(UnitKind kind, int number) {
    String name = kind.name().toLowerCase(Locale.ROOT) + "_" + number;
    return new Unit(
        folder.resolve("src").resolve(name + kind.suffix()),
        folder.resolve("build"),
        name,
        List.of((kind.isCpp() ? cxx : cc).toString()),
        folder.resolve("include"),
        Unit.Dependencies.NONE);
  }

  /** Writes a source anew; another tag makes another object. */
  void write(UnitKind kind, int number, long tag) throws IOException {
    Files.writeString(
        unit(kind, number).source(),
        SourceText.source(kind, number, tag, weights.getOrDefault(kind, 0)));
  }

  /** Units of a kind with their sources written, and old enough for any cache to trust them. */
  List<Unit> units(UnitKind kind, int count) throws IOException {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      write(kind, i, 0);
      units.add(unit(kind, i));
    }
    Pause.millis(50);
    return units;
  }
}
