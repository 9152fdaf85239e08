/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that want nothing stored, beside calls that do. */
@Timeout(120)
class ReadOnlyTest extends WorkplaceTestBase {
  private static final Response LEFT_TO_THE_COMPILER = new Response.Declined("read_only");
  private static final String[] A = {"gcc", "-O1", "-MD", "-Iinc", "-c", "a.c"};
  private static final String[] B = {"gcc", "-O1", "-MD", "-Iinc", "-c", "b.c"};

  @BeforeEach
  void compileOneOfTwo() throws Exception {
    work.write("inc/h.h", "#define N 10\n");
    work.write("a.c", "#include <h.h>\nint f(void) { return N; }\n");
    work.write("b.c", "#include <h.h>\nint g(void) { return N + 1; }\n");
    work.assertAsPlain(false, List.of("a.o", "a.d"), A);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc -O1 -MD -Iinc -c b.c",
        "gcc -Iinc -S b.c -o b.s",
        "g++ -x c++-header inc/h.h -o inc/h.h.gch",
        "gcc inc/h.h",
        "gcc -fprofile-arcs -ftest-coverage -Iinc -c b.c",
        "gcc -march=native -Iinc -c b.c",
        "gcc -g -Iinc -c a.c b.c",
      })
  void miss_isLeftToTheCompiler_countedAndNotStored(String words) throws Exception {
    SortedMap<String, Long> before = stored();
    readOnly("1");
    for (int i = 1; i <= 2; i++) {
      assertThat(work.call(words.split(" "))).isEqualTo(LEFT_TO_THE_COMPILER);
      assertThat(work.counts()).isEqualTo(List.of(0L, 1L + i, 0L, 0L));
      assertThat(work.counted("not_stored.read_only")).isEqualTo(i);
    }
    assertThat(work.missed()).hasSize(3);
    assertThat(work.counted("stored")).isEqualTo(1);
    assertThat(stored()).isEqualTo(before);

    work.environment.remove("ZCCACHE_READONLY");
    assertThat(work.call(words.split(" ")))
        .isInstanceOfSatisfying(
            Response.CompileResult.class, result -> assertThat(result.cached()).isFalse());
    readOnly("1");
    assertThat(work.call(words.split(" ")))
        .isInstanceOfSatisfying(
            Response.CompileResult.class, result -> assertThat(result.cached()).isTrue());
  }

  @Test
  void hit_comesFromTheCache_asEver() throws Exception {
    readOnly("true");
    work.assertAsPlain(true, List.of("a.o", "a.d"), A);
    work.assertAsPlain(true, List.of("a.o", "a.d"), A);
    work.restart();
    work.assertAsPlain(true, List.of("a.o", "a.d"), A);
    assertThat(work.counts()).isEqualTo(List.of(3L, 1L, 0L, 0L));
  }

  @Test
  void foreignClient_isCompiledForAndNothingIsStored() throws Exception {
    work.foreignClient();
    readOnly("1");
    work.assertAsPlain(false, List.of("b.o", "b.d"), B);
    work.assertAsPlain(false, List.of("b.o", "b.d"), B);
    work.assertAsPlain(true, List.of("a.o", "a.d"), A);
    assertThat(work.counts()).isEqualTo(List.of(1L, 3L, 0L, 0L));
    assertThat(work.counted("stored")).isEqualTo(1);
  }

  @Test
  void severalSources_oneOfThemMissed_areLeftToTheCompilerTogether() throws Exception {
    readOnly("1");
    assertThat(work.call("gcc", "-O1", "-MD", "-Iinc", "-c", "a.c", "b.c"))
        .isEqualTo(LEFT_TO_THE_COMPILER);
    assertThat(work.counts()).isEqualTo(List.of(1L, 2L, 0L, 0L));
    assertThat(work.counted("stored")).isEqualTo(1);
  }

  @Test
  void storedResultThatIsDamaged_isNotReplaced() throws Exception {
    try (Stream<Path> blobs = Files.walk(work.root.resolve("store-1"))) {
      for (Path blob : blobs.filter(ReadOnlyTest::isBlob).toList()) {
        Files.delete(blob);
      }
    }
    readOnly("1");
    assertThat(work.call(A)).isEqualTo(LEFT_TO_THE_COMPILER);
    assertThat(work.counted("miss.blob_gone")).isEqualTo(1);
    assertThat(work.counted("stored")).isEqualTo(1);
  }

  @Test
  void sameCompileOfAnotherBuildInFlight_isNotWaitedForAndIsStored() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    work.launcher()
        .reporting(
            (plan, ran) -> {
              running.countDown();
              try {
                assertThat(mayEnd.await(60, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              return ran;
            });
    CompletableFuture<Response> other = CompletableFuture.supplyAsync(() -> work.call(B));
    assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
    readOnly("1");
    assertThat(work.ask("gcc", "-O1", "-MD", "-Iinc", "-c", "b.c")).isEqualTo(LEFT_TO_THE_COMPILER);
    assertThat(other).isNotDone();
    mayEnd.countDown();
    assertThat(other.get(60, TimeUnit.SECONDS)).isInstanceOf(Response.CompileResult.class);
    work.assertAsPlain(true, List.of("b.o", "b.d"), B);
    assertThat(work.counted("stored")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "off", "No", " false ", "", " "})
  void off_storesAsEver(String value) throws Exception {
    readOnly(value);
    work.assertAsPlain(false, List.of("b.o", "b.d"), B);
    work.assertAsPlain(true, List.of("b.o", "b.d"), B);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "YES", " true ", "perhaps", "2"})
  void anythingElse_storesNothing(String value) {
    readOnly(value);
    assertThat(work.call(B)).isEqualTo(LEFT_TO_THE_COMPILER);
    assertThat(work.counted("stored")).isEqualTo(1);
  }

  @Test
  void explained_saysThatNothingWouldBeKept() throws Exception {
    String[] arguments = List.of(B).subList(1, B.length).toArray(String[]::new);
    assertThat(work.explain("gcc", arguments).text())
        .startsWith("the compiler would run and its result be kept: ");
    readOnly("1");
    assertThat(work.explain("gcc", arguments).text())
        .startsWith("the compiler would run and its result not be kept (read-only): ");
    work.write("inc/h.h", "#define N 11\n");
    assertThat(work.explain("gcc", "-O1", "-MD", "-Iinc", "-c", "a.c").text())
        .isEqualTo(
            "the compiler would run and its result not be kept (read-only): an input changed");
  }

  private void readOnly(String value) {
    work.environment.put("ZCCACHE_READONLY", value);
  }

  private static boolean isBlob(Path file) {
    return Files.isRegularFile(file) && file.toString().contains("/blobs/");
  }

  /** What is in the store, but for what is known of compilers; with sizes. */
  private SortedMap<String, Long> stored() throws Exception {
    Path store = work.root.resolve("store-1");
    SortedMap<String, Long> found = new TreeMap<>();
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(store)) {
      files.filter(Files::isRegularFile).forEach(all::add);
    }
    for (Path file : all) {
      String name = store.relativize(file).toString();
      if (!name.equals("compilers") && !name.equals("programs")) {
        found.put(name, Files.size(file));
      }
    }
    return found;
  }
}
