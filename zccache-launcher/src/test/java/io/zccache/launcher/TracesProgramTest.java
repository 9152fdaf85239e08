/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.frame.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs of zccache 1.12.6 that were recorded, replayed with the native launcher.
 *
 * <p><b>Exact</b> are our own commands, exit codes, and calls in a session: the same requests on as
 * many connections, the same output, when the wire is the reference's oldest and our own entry is
 * taken out of the environment. The others have the same <b>outcome</b>: exit code, standard
 * output, and what the tool wrote to standard error. Where the reference gives up, so does this
 * launcher if {@code ZCCACHE_STRICT} asks for it; else it runs the tool.
 */
class TracesProgramTest {
  /**
   * What is otherwise, and on purpose.
   *
   * @param row the weak point of the reference, in the list of its launcher's
   * @param requests those that were sent instead
   */
  private record Deviation(String row, int exit, String stdout, List<String> requests) {}

  private static final Map<String, Deviation> EXCEPTIONS =
      Map.of(
          // Trouble of the cache's own breaks the build there; here the tool runs.
          "session/empty-id", new Deviation("W12", 0, Replay.BUILT, List.of()),
          "session/error-reply", new Deviation("W12", 0, Replay.BUILT, List.of("1 Compile")),
          // A session is no reason not to try once more, nor not to build.
          "session/no-daemon", new Deviation("W13", 0, Replay.BUILT, List.of()),
          "session/half", new Deviation("W13", 0, Replay.BUILT, List.of("1 Compile", "2 Compile")),
          // A daemon that ends in order is a daemon that may be asked again.
          "session/clean-close",
              new Deviation("W11", 0, Replay.BUILT, List.of("1 Compile", "2 Compile")),
          // The alias is a command.
          "cli/kill-alias-is-wrapped", new Deviation("W21", 2, "", List.of()),
          // The daemon is asked at once, and not for its status first, which it refuses here.
          "ephemeral/wire-frame", new Deviation("S1", 0, "", List.of("1 CompileEphemeral")),
          "ephemeral/status-other-error",
              new Deviation("S1", 0, "", List.of("1 CompileEphemeral")));

  private static final Map<String, Replay> REPLAYS = new LinkedHashMap<>();

  /** All of them at once: most wait for a daemon that says nothing, and each has its own folder. */
  @BeforeAll
  @Timeout(60)
  static void replay(@TempDir Path temp) throws Exception {
    REPLAYS.clear();
    for (Trace trace : exact()) {
      prepare("exact", trace, temp, Map.of("ZCCACHE_DAEMON_WIRE", "bincode"));
    }
    for (Trace trace : outcome()) {
      prepare("outcome", trace, temp, trace.gaveUp() ? Map.of("ZCCACHE_STRICT", "1") : Map.of());
    }
    for (Trace trace : givenUp()) {
      prepare("givenUp", trace, temp, Map.of());
    }
    for (Trace trace : exceptions()) {
      prepare("exceptions", trace, temp, Map.of());
    }
    // Nothing is written while programs are started: one that is open for writing does not run.
    for (Replay replay : REPLAYS.values()) {
      replay.start();
    }
    for (Replay replay : REPLAYS.values()) {
      replay.await();
    }
  }

  private static void prepare(String way, Trace trace, Path temp, Map<String, String> more)
      throws IOException {
    Path folder = Files.createDirectory(temp.resolve(String.valueOf(REPLAYS.size())));
    REPLAYS.put(way + " " + trace, new Replay(trace, folder, more));
  }

  private static Replay replayed(String way, Trace trace) {
    return Objects.requireNonNull(REPLAYS.get(way + " " + trace));
  }

  static List<Trace> exact() throws IOException {
    return traces(true, false);
  }

  static List<Trace> outcome() throws IOException {
    return traces(false, false);
  }

  static List<Trace> givenUp() throws IOException {
    return outcome().stream().filter(Trace::gaveUp).toList();
  }

  static List<Trace> exceptions() throws IOException {
    List<Trace> all = new ArrayList<>(traces(true, true));
    all.addAll(traces(false, true));
    return all;
  }

  private static List<Trace> traces(boolean exact, boolean excepted) throws IOException {
    return Trace.all().stream()
        .filter(trace -> isExact(trace.name()) == exact)
        .filter(trace -> EXCEPTIONS.containsKey(trace.name()) == excepted)
        .toList();
  }

  private static boolean isExact(String name) {
    return name.startsWith("cli/")
        || name.startsWith("exit-code/")
        || (name.startsWith("session/") && !name.contains("wedge"));
  }

  @Test
  void traces_all_areReplayed() throws IOException {
    assertThat(exact().size() + outcome().size() + exceptions().size()).isEqualTo(68);
    assertThat(exceptions()).hasSameSizeAs(EXCEPTIONS.entrySet()).hasSizeLessThanOrEqualTo(15);
  }

  @ParameterizedTest
  @MethodSource
  void exact(Trace trace) {
    Replay replay = replayed("exact", trace);

    assertThat(replay.ran().error()).isEqualTo(replay.told(trace.expected().stderr()));
    assertThat(replay.ran().out()).isEqualTo(replay.told(trace.expected().stdout()));
    assertThat(replay.ran().exitCode()).isEqualTo(trace.expected().exit());
    assertThat(replay.daemon().names()).isEqualTo(trace.expected().requests());
    assertThat(replay.daemon().requests())
        .allMatch(request -> request.format() == WireFormat.BINCODE_V15)
        .allSatisfy(request -> replay.assertIsTheCall(request.message()));
    assertThat(replay.daemon().troubles()).isEmpty();
    assertThat(replay.toolRan()).as("the tool, in this process's place").isFalse();
  }

  @ParameterizedTest
  @MethodSource
  void outcome(Trace trace) {
    Replay replay = replayed("outcome", trace);
    Ran ran = replay.ran();

    assertThat(ran.exitCode()).as(ran.error()).isEqualTo(trace.expected().exit());
    assertThat(ran.out()).isEqualTo(trace.expected().stdout());
    assertThat(Trace.withoutOurs(ran.error())).isEqualTo(trace.toolsError());
    if (trace.gaveUp()) {
      assertThat(ran.error()).startsWith("zccache: error: ");
      assertThat(replay.toolRan()).isFalse();
    }
    assertThat(replay.daemon().troubles()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void givenUp(Trace trace) {
    Replay replay = replayed("givenUp", trace);

    assertThat(replay.ran().out()).as(replay.ran().error()).isEqualTo(Replay.BUILT);
    assertThat(replay.ran().exitCode()).isZero();
    assertThat(replay.daemon().troubles()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void exceptions(Trace trace) {
    Deviation instead = Objects.requireNonNull(EXCEPTIONS.get(trace.name()));
    Replay replay = replayed("exceptions", trace);
    Ran ran = replay.ran();

    assertThat(instead.row()).matches("[WSX]\\d+");
    assertThat(ran.exitCode()).as(ran.error()).isEqualTo(instead.exit());
    assertThat(ran.out()).isEqualTo(instead.stdout());
    assertThat(replay.daemon().names()).isEqualTo(instead.requests());
  }
}
