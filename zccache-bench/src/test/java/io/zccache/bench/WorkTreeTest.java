/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The units are compiled with the real compiler, as a run compiles them. */
class WorkTreeTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

  @TempDir Path folder;
  private Stopwatch stopwatch;
  private Bench bench;

  @BeforeEach
  void lay() throws IOException {
    stopwatch = Stopwatch.start(new NativeSource("stopwatch").compile(folder, List.of("gcc")));
    WorkTree tree = new WorkTree(folder, program("gcc"), program("g++"));
    tree.layHeaders();
    Running plain = Running.start(Contender.plain("/usr/bin:/bin"), stopwatch, ENVIRONMENT);
    bench =
        new Bench(
            stopwatch,
            tree,
            Files.createDirectory(folder.resolve("kept")),
            List.of(plain),
            ENVIRONMENT,
            new Bench.Extent(1, 1, 0, 1),
            new Random(1));
  }

  @AfterEach
  void end() throws IOException {
    stopwatch.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LARGE")
  void unit_eachKind_needsItsHeadersAndCompiles(UnitKind kind) throws IOException {
    Unit unit = bench.tree().units(kind, 1).get(0).asking(Unit.Dependencies.MMD);

    assertThat(bench.compile(bench.plain(), unit).exit()).isZero();
    assertThat(unit.object()).isNotEmptyFile();
    assertThat(Files.readString(unit.depfile()).split(folder + "/include/", -1))
        .hasSize(kind.headers() + 1);
  }

  @Test
  void write_otherTag_makesAnotherObject() throws IOException {
    Unit unit = bench.tree().units(UnitKind.C20, 1).get(0);
    Path first = bench.expected(unit);
    byte[] before = Files.readAllBytes(first);
    bench.tree().write(UnitKind.C20, 0, 1);

    assertThat(bench.expected(unit)).isEqualTo(first);
    assertThat(Files.readAllBytes(first)).isNotEqualTo(before);
  }

  @Test
  void expected_compilerFails_isTrouble() throws IOException {
    Unit unit = bench.tree().units(UnitKind.C20, 1).get(0);
    Files.writeString(unit.source(), "int broken(");

    assertThatThrownBy(() -> bench.expected(unit)).hasMessageContaining("the compiler failed");
  }

  @Test
  void wrong_rightOtherAndFailedCall_tellsTheLastTwo() throws IOException {
    List<Unit> units = bench.tree().units(UnitKind.C20, 3);
    List<Path> expected = new ArrayList<>();
    for (Unit unit : units) {
      expected.add(bench.expected(unit));
    }
    bench.tree().write(UnitKind.C20, 1, 1);
    Files.writeString(units.get(2).source(), "int broken(");

    Batch batch = stopwatch.together(units.stream().map(bench.plain()::compile).toList());

    assertThat(Checks.wrong(batch, units, expected))
        .containsExactly("c20_1: " + Recorder.DIFFERS, "c20_2: exit code 1");
    assertThat(batch.cpuMillis()).isPositive();
  }

  @Test
  void clean_unit_hasNoFilesLeft() throws IOException {
    Unit unit = bench.tree().units(UnitKind.C20, 1).get(0).asking(Unit.Dependencies.MD);
    bench.compile(bench.plain(), unit);

    unit.clean();

    assertThat(unit.object()).doesNotExist();
    assertThat(unit.depfile()).doesNotExist();
    assertThat(unit.source()).exists();
  }

  private static Path program(String name) {
    return new ProgramSearch(System.getenv()).any(name).orElseThrow();
  }
}
