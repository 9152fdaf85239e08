/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.ClientAnnouncement;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Request;
import io.zccache.protocol.frame.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
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
@Timeout(60)
class TracesProgramTest {
  /** What a tool does whose work the reference never did. */
  private static final String BUILT = "built\n";

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
          "session/empty-id", new Deviation("W12", 0, BUILT, List.of()),
          "session/error-reply", new Deviation("W12", 0, BUILT, List.of("1 Compile")),
          // A session is no reason not to try once more, nor not to build.
          "session/no-daemon", new Deviation("W13", 0, BUILT, List.of()),
          "session/half", new Deviation("W13", 0, BUILT, List.of("1 Compile", "2 Compile")),
          // A daemon that ends in order is a daemon that may be asked again.
          "session/clean-close", new Deviation("W11", 0, BUILT, List.of("1 Compile", "2 Compile")),
          // The alias is a command.
          "cli/kill-alias-is-wrapped", new Deviation("W21", 2, "", List.of()),
          // The daemon is asked at once, and not for its status first, which it refuses here.
          "ephemeral/wire-frame", new Deviation("S1", 0, "", List.of("1 CompileEphemeral")),
          "ephemeral/status-other-error",
              new Deviation("S1", 0, "", List.of("1 CompileEphemeral")));

  @TempDir Path temp;
  private Fixture fixture;
  private Path ran;

  @BeforeEach
  void fixture() throws IOException {
    fixture = new Fixture(Program.NATIVE, temp);
    ran = fixture.dir.resolve("ran");
    Files.writeString(fixture.work.resolve("a.c"), "int x;\n");
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
  void exact(Trace trace) throws Exception {
    try (TraceDaemon daemon = daemon(trace)) {
      Ran ended = call(trace).with("ZCCACHE_DAEMON_WIRE", "bincode").run();

      assertThat(ended.error()).isEqualTo(told(trace.expected().stderr()));
      assertThat(ended.out()).isEqualTo(told(trace.expected().stdout()));
      assertThat(ended.exitCode()).isEqualTo(trace.expected().exit());
      assertThat(daemon.names()).isEqualTo(trace.expected().requests());
      assertThat(daemon.requests())
          .allMatch(request -> request.format() == WireFormat.BINCODE_V15)
          .allSatisfy(request -> assertIsTheCall(trace, request.message()));
      assertThat(daemon.troubles()).isEmpty();
      assertThat(ran).as("the tool, in this process's place").doesNotExist();
    }
  }

  @ParameterizedTest
  @MethodSource
  void outcome(Trace trace) throws Exception {
    try (TraceDaemon daemon = daemon(trace)) {
      Call call = call(trace);
      Ran ended = trace.gaveUp() ? call.with("ZCCACHE_STRICT", 1).run() : call.run();

      assertThat(ended.exitCode()).as(ended.error()).isEqualTo(trace.expected().exit());
      assertThat(ended.out()).isEqualTo(trace.expected().stdout());
      assertThat(Trace.withoutOurs(ended.error())).isEqualTo(trace.toolsError());
      if (trace.gaveUp()) {
        assertThat(ended.error()).startsWith("zccache: error: ");
        assertThat(ran).doesNotExist();
      }
      assertThat(daemon.troubles()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource
  void givenUp(Trace trace) throws Exception {
    try (TraceDaemon daemon = daemon(trace)) {
      Ran ended = call(trace).run();

      assertThat(ended.out()).as(ended.error()).isEqualTo(BUILT);
      assertThat(ended.exitCode()).isZero();
      assertThat(daemon.troubles()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource
  void exceptions(Trace trace) throws Exception {
    Deviation instead = Objects.requireNonNull(EXCEPTIONS.get(trace.name()));
    try (TraceDaemon daemon = daemon(trace)) {
      Ran ended = call(trace).run();

      assertThat(instead.row()).matches("[WSX]\\d+");
      assertThat(ended.exitCode()).as(ended.error()).isEqualTo(instead.exit());
      assertThat(ended.out()).isEqualTo(instead.stdout());
      assertThat(daemon.names()).isEqualTo(instead.requests());
    }
  }

  private TraceDaemon daemon(Trace trace) throws IOException {
    Path socket = fixture.root.resolve("run/daemon.sock");
    return trace.daemon() == null
        ? TraceDaemon.at(fixture.dir.resolve("elsewhere/daemon.sock"), Map.of())
        : TraceDaemon.at(socket, trace.daemon());
  }

  /** The tool does what the recorded daemon said it had done. */
  private Call call(Trace trace) throws IOException {
    boolean gaveUp = trace.gaveUp();
    String script =
        "cat > /dev/null; touch '%s'; printf '%%s' '%s'; printf '%%s' '%s' >&2; exit %d\n"
            .formatted(
                ran,
                gaveUp ? BUILT : trace.expected().stdout(),
                gaveUp ? "" : trace.toolsError(),
                gaveUp ? 0 : trace.expected().exit());
    for (String tool : List.of("gcc", "ar", "rustc", "kill")) {
      Fixture.script(fixture.tools.resolve(tool), script);
    }
    Call call = fixture.zccache(trace.words().toArray(String[]::new)).stdin(trace.stdin());
    trace.environment().forEach(call::with);
    return call;
  }

  private String told(String text) {
    return text.replace("{endpoint}", fixture.root + "/run/daemon.sock");
  }

  private void assertIsTheCall(Trace trace, Request request) {
    if (!(request instanceof Request.Compile compile)) {
      return;
    }
    assertThat(compile.sessionId()).isEqualTo(trace.environment().get("ZCCACHE_SESSION_ID"));
    assertThat(compile.compiler().text()).isEqualTo(fixture.tools.resolve("gcc").toString());
    assertThat(compile.args()).extracting(Object::toString).isEqualTo(trace.words().subList(1, 3));
    assertThat(compile.cwd().text()).isEqualTo(fixture.work.toString());
    assertThat(compile.stdin().isEmpty()).isTrue();
    List<EnvVar> sent = Objects.requireNonNull(compile.env());
    List<EnvVar> environment = new ArrayList<>(sent);
    environment.removeIf(variable -> variable.name().equals(ClientAnnouncement.NAME));
    assertThat(environment)
        .hasSize(sent.size() - 1)
        .contains(EnvVar.of("PATH", fixture.tools + ":/usr/bin:/bin"))
        .filteredOn(variable -> variable.name().text().startsWith("ZCCACHE_"))
        .extracting(variable -> variable.name().text())
        .containsExactlyInAnyOrderElementsOf(ours(trace));
  }

  /** The names of the variables that the test has given the launcher. */
  private static List<String> ours(Trace trace) {
    List<String> names = new ArrayList<>(trace.environment().keySet());
    names.add("ZCCACHE_CACHE_DIR");
    names.add("ZCCACHE_DAEMON_WIRE");
    return names;
  }
}
