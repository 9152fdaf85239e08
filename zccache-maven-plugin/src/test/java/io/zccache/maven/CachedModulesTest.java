/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.SideFile;
import io.zccache.maven.inject.Edit;
import io.zccache.maven.inject.Styles;
import io.zccache.protocol.Count;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A build of several modules. */
class CachedModulesTest extends CachedBuildTestBase {

  @Test
  void parallelModules_startTheCacheOnce() throws Exception {
    CachedBuild build = build();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> modules = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        NativeModule module = new NativeModule("g:m" + i % 4, temp.resolve("m" + i % 4), i % 4);
        modules.add(() -> build.startNow(module));
      }
      for (Future<Boolean> module : pool.invokeAll(modules)) {
        assertThat(module.get()).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(starts).hasValue(1);
    assertThat(daemon.asked).hasSize(4).containsOnly("SessionStart");
    build.end();
  }

  @Test
  void end_verbose_tellsOfEachModuleThatCompiledInTheOrderOfTheBuild() throws Exception {
    wanted.setProperty("zccache.verbose", "true");
    CachedBuild build = buildOfThreeModules();

    build.end();

    assertThat(log.visible().subList(1, log.visible().size()))
        .containsExactly(
            "info: zccache: 9 compiles: 3 hits (33.3 %), 4 misses, 1 declined, 1 failed",
            "info: zccache: missed: input_changed 4",
            "info: zccache: saved about 500 ms of compile time",
            "info: zccache: g:one: 2 hits, 4 misses, 0 declined",
            "info: zccache: g:two: 1 hit, 0 misses, 1 declined, 1 failed");
    assertThat(daemon.asked.stream().filter("SessionEnd"::equals)).hasSize(3);
  }

  @Test
  void end_notVerbose_tellsTheSumsOnly() throws Exception {
    CachedBuild build = buildOfThreeModules();

    build.end();

    assertThat(log.visible().subList(1, log.visible().size()))
        .hasSize(3)
        .noneMatch(line -> line.contains("g:one"));
  }

  @Test
  void links_ofEachModule_areItsOwnAndAllAreSwitchedOffAtTheEnd() throws Exception {
    CachedBuild build = buildOfThreeModules();
    List<Path> sides = new ArrayList<>();
    try (Stream<Path> files = Files.walk(temp.resolve("links"))) {
      files.filter(file -> file.endsWith(SideFile.NAME)).forEach(sides::add);
    }
    assertThat(sides).hasSize(3);
    List<String> sessions = new ArrayList<>();
    for (Path side : sides) {
      SideFile said = requireNonNull(SideFile.parse(Files.readAllBytes(side)));
      assertThat(said.enabled()).isTrue();
      sessions.add(said.build().session());
    }
    assertThat(sessions).doesNotHaveDuplicates();

    build.end();

    for (Path side : sides) {
      assertThat(requireNonNull(SideFile.parse(Files.readAllBytes(side))).enabled()).isFalse();
    }
  }

  @Test
  void end_oneOfTheModulesIsForgotten_isAWarningAndNoWrongSum() throws Exception {
    CachedBuild build = buildOfThreeModules();
    daemon.forget(temp.resolve("two"));

    build.end();

    assertThat(log.visible())
        .last()
        .isEqualTo(
            "warn: zccache: the daemon ended before the build and cannot tell what the cache did");
  }

  /** Begun in another order than the build's, as with several threads. */
  private CachedBuild buildOfThreeModules() throws Exception {
    daemon.counts(
        temp.resolve("one"),
        new Count("hit", 2),
        new Count("hit.saved_ns", 300_000_000),
        new Count("miss", 4),
        new Count("miss.input_changed", 4));
    daemon.counts(
        temp.resolve("two"),
        new Count("hit", 1),
        new Count("hit.saved_ns", 200_000_000),
        new Count("bypass", 1),
        new Count("error", 1));
    daemon.counts(temp.resolve("none"));
    CachedBuild build = build();
    for (String name : List.of("two", "none", "one")) {
      NativeModule module =
          new NativeModule(
              "g:" + name, temp.resolve(name), List.of("one", "none", "two").indexOf(name));
      Edit edit =
          build.edit(
              module,
              Styles.of("org.codehaus.mojo", "native-maven-plugin", "compile").orElseThrow(),
              MojoCalls.of(session, Sessions.nativeCompile()));
      assertThat(edit).isInstanceOf(Edit.Changed.class);
    }
    return build;
  }
}
