/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zccache.daemon.server.PeerLife;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens while a compiler runs. The slow unit keeps the optimiser busy. */
@Timeout(120)
class CompileRaceTest extends WorkplaceTestBase {
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void open() throws Exception {
    work.write("h.h", "#define N 1\n");
    work.write("a.c", "#include \"h.h\"\nint n = N;\n");
    work.write("slow.c", slowUnit());
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @Test
  void clear_rightAfterAMiss_leavesNothingOfIt() throws Exception {
    for (int round = 0; round < 10; round++) {
      work.compile("gcc", "-c", "a.c", "-DROUND=" + round);
      work.clear();
      assertThat(work.compile("gcc", "-c", "a.c", "-DROUND=" + round).cached()).isFalse();
    }
  }

  /** What happens to an input while the compiler runs. */
  private enum Edit {
    IN_PLACE {
      @Override
      void to(Path file) throws IOException {
        // One write over the old text: the compiler may read either text, but never an empty file.
        Files.writeString(file, changed(file), StandardOpenOption.WRITE);
      }
    },
    BY_RENAME {
      @Override
      void to(Path file) throws IOException {
        Path beside = Files.writeString(file.resolveSibling("beside"), changed(file));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      }
    },
    WITH_ITS_OLD_TIME {
      @Override
      void to(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        IN_PLACE.to(file);
        Files.setLastModifiedTime(file, time);
      }
    },
    AND_BACK {
      @Override
      void to(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        String before = Files.readString(file);
        IN_PLACE.to(file);
        Files.writeString(file, before, StandardOpenOption.WRITE);
        Files.setLastModifiedTime(file, time);
      }
    };

    abstract void to(Path file) throws IOException;

    /** Another text of the same length. */
    private static String changed(Path file) throws IOException {
      return Files.readString(file).replace("N 1", "N 2").replace("s ^ k", "s | k");
    }
  }

  @ParameterizedTest
  @EnumSource
  void header_editedWhileTheCompilerRuns_isAnsweredButNotStored(Edit edit) throws Exception {
    assertNotStoredAfter(edit, "h.h");
  }

  @ParameterizedTest
  @EnumSource
  void source_editedWhileTheCompilerRuns_isAnsweredButNotStored(Edit edit) throws Exception {
    assertNotStoredAfter(edit, "slow.c");
  }

  private void assertNotStoredAfter(Edit edit, String file) throws Exception {
    Future<Response.CompileResult> compile =
        threads.submit(() -> work.compile("gcc", "-O2", "-c", "slow.c"));
    await().pollInterval(Duration.ofMillis(2)).until(this::compilerRuns);
    edit.to(work.path(file));

    assertThat(compile.get().exitCode()).isZero();
    assertThat(work.counts()).isEqualTo(List.of(0L, 1L, 0L, 0L));
    assertThat(work.counted("not_stored.input_touched")).isEqualTo(1);
  }

  /** As configure does with its conftest.c. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void source_goneOrAnotherAsSoonAsTheCompilerHasEnded_isStoredAsItWas(boolean gone)
      throws Exception {
    String text = Files.readString(work.path("a.c"));
    PeerLife editing =
        new PeerLife() {
          @Override
          public boolean gone() {
            return false;
          }

          @Override
          public boolean left() {
            try {
              if (gone) {
                Files.delete(work.path("a.c"));
              } else {
                work.write("a.c", text.replace("int n", "int m"));
              }
              return false;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };

    assertThat(work.ask(editing, "gcc", "-c", "a.c")).isInstanceOf(Response.CompileResult.class);
    assertThat(work.counts()).isEqualTo(List.of(0L, 1L, 0L, 0L));
    byte[] object = work.bytes("a.o");
    Files.deleteIfExists(work.path("a.c"));
    work.write("a.c", text);

    assertThat(work.compile("gcc", "-c", "a.c").cached()).isTrue();
    assertThat(work.bytes("a.o")).isEqualTo(object);
    work.write("a.c", text.replace("int n", "int m"));
    assertThat(work.compile("gcc", "-c", "a.c").cached()).isFalse();
  }

  @Test
  void embeddedFile_editedWhileTheCompilerRuns_isAnsweredButNotStored() throws Exception {
    work.write("data.bin", "N 1\n");
    work.write("slow.c", slowUnit() + "__asm__(\".incbin \\\"data.bin\\\"\");\n");
    assertNotStoredAfter(Edit.IN_PLACE, "data.bin");
  }

  /** The compiler has passed by the place where another header comes to be. */
  @ParameterizedTest
  @ValueSource(strings = {"first/h.h", "first/later.h"})
  void header_thatAppearsWhileTheCompilerRuns_isSeenFromThenOn(String appearing) throws Exception {
    Files.createDirectories(work.path("first"));
    work.write(
        "slow.c",
        "#include <h.h>\n#if __has_include(<later.h>)\n#define LATER 1\n#else\n#define LATER 0\n#endif\n"
            + "int seen = N + LATER;\n"
            + slowUnit());
    String[] arguments = {"-O2", "-Ifirst", "-I.", "-c", "slow.c"};
    Future<Response.CompileResult> compile = threads.submit(() -> work.compile("gcc", arguments));
    await().pollInterval(Duration.ofMillis(2)).until(this::compilerRuns);
    Files.writeString(work.path(appearing), "#define N 5\n");

    assertThat(compile.get().exitCode()).isZero();
    work.counts();
    work.settle(work.path(appearing));
    Workplace.Plain plain =
        work.plain(List.of("slow.o"), "gcc", "-O2", "-Ifirst", "-I.", "-c", "slow.c");
    Response.CompileResult again = work.compile("gcc", arguments);
    assertThat(again.cached()).isFalse();
    assertThat(work.path("slow.o")).hasBinaryContent(plain.outputs().get("slow.o"));
  }

  /** Who waits for another's compile does not get what that one read. */
  @Test
  void equalCompile_askedAfterAnEdit_getsTheEditedOne() throws Exception {
    Future<Response.CompileResult> first =
        threads.submit(() -> work.compile("gcc", "-O2", "-c", "slow.c", "-o", "first.o"));
    await().pollInterval(Duration.ofMillis(2)).until(this::compilerRuns);
    Edit.WITH_ITS_OLD_TIME.to(work.path("slow.c"));

    Response.CompileResult second = work.compile("gcc", "-O2", "-c", "slow.c", "-o", "second.o");

    assertThat(second.exitCode()).isZero();
    assertThat(first.get().exitCode()).isZero();
    Workplace.Plain plain =
        work.plain(List.of("plain.o"), "gcc", "-O2", "-c", "slow.c", "-o", "plain.o");
    assertThat(work.path("second.o")).hasBinaryContent(plain.outputs().get("plain.o"));
  }

  @Test
  void equalCompiles_atOnce_runTheCompilerOnce() throws Exception {
    List<Future<Response.CompileResult>> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String output = "o" + i + ".o";
      all.add(threads.submit(() -> work.compile("gcc", "-O2", "-c", "slow.c", "-o", output)));
    }
    for (Future<Response.CompileResult> one : all) {
      assertThat(one.get().exitCode()).isZero();
    }

    assertThat(work.counts()).isEqualTo(List.of(5L, 1L, 0L, 0L));
    for (int i = 1; i < 6; i++) {
      assertThat(work.bytes("o" + i + ".o")).isEqualTo(work.bytes("o0.o"));
    }
  }

  @Test
  void client_thatGoesAway_takesItsCompilerWithIt() throws Exception {
    Response response = work.foreignClient().ask(this::compilerRuns, "gcc", "-O2", "-c", "slow.c");

    assertThat(response).isInstanceOf(Response.Error.class);
    assertThat(work.path("slow.o")).doesNotExist();
    await().until(() -> !compilerRuns());
    assertThat(work.counts()).isEqualTo(List.of(0L, 0L, 0L, 1L));
  }

  @Test
  void client_thatIsGoneWhenTheCompilerEnds_getsNothingDelivered() throws Exception {
    Response response = work.ask(this::nothingRunsAnyMore, "gcc", "-c", "a.c");

    assertThat(response).isInstanceOf(Response.Error.class);
    assertThat(work.path("a.o")).doesNotExist();
  }

  @Test
  void blob_thatIsDamaged_isCompiledAnew() throws Exception {
    work.compile("gcc", "-c", "a.c");
    byte[] right = work.bytes("a.o");
    work.counts();
    work.restart();
    try (Stream<Path> blobs = Files.walk(work.root.resolve("store-1/blobs"))) {
      for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
        damage(blob);
      }
    }

    assertThat(work.compile("gcc", "-c", "a.c").cached()).isFalse();
    assertThat(work.bytes("a.o")).isEqualTo(right);
    assertThat(work.counted("miss.blob_gone")).isEqualTo(1);
    assertThat(work.compile("gcc", "-c", "a.c").cached()).isTrue();
  }

  @Test
  void privateFolders_afterAllIsKept_areGone() throws Exception {
    work.compile("gcc", "-c", "a.c");
    work.compile("gcc", "-c", "a.c", "-DX=");
    work.counts();

    await().until(() -> filesBelow(work.root.resolve("tmp")) == 0);
  }

  private static void damage(Path blob) throws IOException {
    byte[] bytes = Files.readAllBytes(blob);
    bytes[bytes.length / 2] ^= 1;
    Files.delete(blob);
    Files.write(blob, bytes);
  }

  private static long filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  /** Whether a compiler proper is at work on the slow unit. */
  private boolean compilerRuns() {
    return ProcessHandle.allProcesses()
        .anyMatch(
            process ->
                process
                    .info()
                    .arguments()
                    .map(words -> String.join(" ", words))
                    .filter(words -> words.contains(work.root.resolve("tmp").toString()))
                    .isPresent());
  }

  /** Whether the object has been written into a private folder, and its compiler has ended. */
  private boolean nothingRunsAnyMore() {
    try (Stream<Path> files = Files.walk(work.root.resolve("tmp"))) {
      return files.anyMatch(file -> file.endsWith("a.o")) && !compilerRuns();
    } catch (IOException | UncheckedIOException changing) {
      return false;
    }
  }

  /** A unit that takes the optimiser a good part of a second. */
  private static String slowUnit() {
    StringBuilder text = new StringBuilder("#include \"h.h\"\n");
    for (int i = 0; i < 120; i++) {
      text.append("int f").append(i).append("(int x) {\n  int s = N;\n");
      for (int j = 0; j < 12; j++) {
        text.append("  for (int k = 0; k < x; k++) s += (s ^ k) * ").append(j + i).append(";\n");
      }
      text.append("  return s;\n}\n");
    }
    return text.toString();
  }
}
