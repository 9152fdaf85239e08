/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTextTest {
  @TempDir Path folder;

  @Test
  void header_anyNumber_hasFourToEightKilobytes() {
    for (UnitKind kind : List.of(UnitKind.C200, UnitKind.CPP)) {
      for (int i = 0; i < kind.headers(); i++) {
        assertThat(SourceText.header(kind, i).length()).isBetween(3600, 8192);
      }
    }
  }

  @Test
  void unit_anotherTag_compilesToAnotherObject() throws IOException {
    WorkTree tree = new WorkTree(folder, Path.of("/usr/bin/gcc"), Path.of("/usr/bin/g++"));
    try (Stopwatch stopwatch =
        Stopwatch.start(new NativeSource("stopwatch").compile(folder, List.of("gcc")))) {
      tree.layHeaders();
      Unit unit = tree.units(UnitKind.C20, 1).get(0).asking(Unit.Dependencies.MMD);
      Command compile = Contender.plain("").compile(unit, Map.of("PATH", "/usr/bin:/bin"));
      assertThat(stopwatch.run(compile).exit()).isZero();
      byte[] before = Files.readAllBytes(unit.object());

      tree.write(UnitKind.C20, 0, 1);
      assertThat(stopwatch.run(compile).exit()).isZero();

      assertThat(Files.readAllBytes(unit.object())).isNotEqualTo(before);
      assertThat(unit.depfile()).content().contains("h19.h").doesNotContain("h20.h");
    }
  }
}
