/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.EnvVar;
import io.zccache.protocol.PhaseProfileSummary;
import io.zccache.protocol.PrivateDaemonSessionOptions;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.SessionStats;
import io.zccache.protocol.WirePath;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands about sessions, both launchers as processes. */
class SessionProgramTest {
  private static final String ID = "0b0b0b0b-1111-4222-8333-abcdefabcdef";
  private static final SessionStats STATS =
      new SessionStats(61_500, 10, 6, 2, 1, 3, 1, 4_250, 7, 8, 9, null);

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void start_tellsTheIdInOneLine(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    try (ScriptedDaemon daemon = daemon(fixture, new Response.SessionStarted(ID, null))) {
      Ran ran = fixture.zccache("session-start").run();

      assertThat(ran.out()).matches("\\{\"session_id\":\"" + ID + "\",\"started_at\":[0-9]{10}}\n");
      assertThat(ran.error()).isEmpty();
      assertThat(ran.exitCode()).isZero();
      Request.SessionStart request = (Request.SessionStart) daemon.onlyRequest();
      assertThat(request.clientPid()).isPositive();
      assertThat(request.workingDir().text()).isEqualTo(fixture.work.toString());
      assertThat(request)
          .isEqualTo(
              new Request.SessionStart(
                  request.clientPid(), request.workingDir(), null, false, null, false, null));
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_withOptions_passesThemOn(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    WirePath journal = WirePath.of(fixture.work + "/a\\b.jsonl");
    try (ScriptedDaemon daemon = daemon(fixture, new Response.SessionStarted(ID, journal))) {
      Ran ran =
          fixture
              .zccache(
                  "session-start",
                  "--cwd=sub/../x",
                  "--stats",
                  "--log",
                  "/l",
                  "--journal",
                  "a\\b.jsonl",
                  "--profile")
              .run();

      assertThat(ran.out()).endsWith(",\"journal_path\":\"" + fixture.work + "/a\\\\b.jsonl\"}\n");
      assertThat(ran.error())
          .isEqualTo("zccache: the daemon of zccache for Maven writes no journal or profile\n");
      assertThat(ran.exitCode()).isZero();
      Request.SessionStart request = (Request.SessionStart) daemon.onlyRequest();
      assertThat(request)
          .isEqualTo(
              new Request.SessionStart(
                  request.clientPid(),
                  WirePath.of(fixture.work + "/x"),
                  WirePath.of("/l"),
                  true,
                  journal,
                  true,
                  null));
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_private_isForItsOwnersAtItsOwnPlace(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path own = fixture.work.resolve("own");
    try (ScriptedDaemon daemon =
        ScriptedDaemon.at(own, ScriptedDaemon.always(new Response.SessionStarted(ID, null)))) {
      Ran ran =
          fixture
              .zccache(
                  "session-start",
                  "--cache-dir",
                  "own",
                  "--daemon-name",
                  "ci",
                  "--owner-pid",
                  "7",
                  "--owner-pid=8",
                  "--private-env",
                  "A=b=c")
              .run();

      assertThat(ran.error()).isEmpty();
      assertThat(privateOptions(daemon))
          .isEqualTo(
              new PrivateDaemonSessionOptions(
                  "ci",
                  own.resolve("run/daemon.sock").toString(),
                  WirePath.of(own.toString()),
                  List.of(7L, 8L),
                  List.of(EnvVar.of("A", "b=c"))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_privateWithoutOwners_isForTheCaller(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Path socket = fixture.work.resolve("s");
    try (ScriptedDaemon daemon =
        ScriptedDaemon.listen(
            socket, ScriptedDaemon.always(new Response.SessionStarted(ID, null)))) {
      Ran ran = fixture.zccache("session-start", "--private-daemon", "--endpoint", "s").run();

      assertThat(ran.error()).isEmpty();
      assertThat(privateOptions(daemon))
          .isEqualTo(
              new PrivateDaemonSessionOptions(
                  null,
                  socket.toString(),
                  null,
                  List.of(ProcessHandle.current().pid()),
                  List.of()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--journal=j.json | 1 | error: --journal path must end in .jsonl",
        "--private-env=A | 1 | error: --private-env must be KEY=VALUE, got `A`",
        "--private-env==b | 1 | error: --private-env key must not be empty",
        "--owner-pid=me | 1 | error: --owner-pid must be a process id, got `me`",
        "--owner-pid=4294967296 | 1 | error: --owner-pid must be a process id, got `4294967296`",
        "--private-daemon | 1 | error: a private daemon needs a place of its own: --cache-dir D",
        "--stats=1 | 2 | zccache: session-start does not take --stats=1",
        "--json | 2 | zccache: session-start does not take --json",
        "--log | 2 | zccache: session-start --log wants a value",
        "now | 2 | zccache: session-start does not take now"
      })
  void start_wrongUse_isTold(String option, int exitCode, String text) throws Exception {
    Ran ran = new Fixture(Program.NATIVE, temp).zccache("session-start", option).run();

    assertThat(ran.error()).startsWith(text + "\n");
    assertThat(ran.exitCode()).isEqualTo(exitCode);
    assertThat(ran.out()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void start_refusedOrNoDaemon_fails(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    assertThat(fixture.zccache("session-start").run())
        .satisfies(
            ran -> {
              assertThat(ran.error())
                  .startsWith(
                      "zccache[err][D]: cannot start daemon at "
                          + fixture.root
                          + "/run/daemon.sock: no daemon program: ");
              assertThat(ran.exitCode()).isEqualTo(1);
            });
    try (ScriptedDaemon daemon = daemon(fixture, new Response.Error("full"))) {
      assertError(fixture.zccache("session-start").run(), 1, "session-start failed: full\n");
      assertThat(daemon.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void counts_forPeople(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    String counts =
        """
          10 compilations: 6 hits, 2 misses, 1 non-cacheable, 1 cached errors
          Hit rate: 75.0%
          Time saved: ~4.2s
        """;
    assertError(
        counts(fixture, STATS, "session-stats", ID),
        0,
        "Session " + ID + " (active, 1m 1s)\n" + counts);
    assertError(
        counts(fixture, STATS, "session-end", ID),
        0,
        "Session " + ID + " complete (1m 1s)\n" + counts);
    SessionStats none = new SessionStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null);
    assertThat(counts(fixture, none, "session-end", ID).error()).endsWith("\n  Hit rate: n/a\n");
    assertError(
        counts(fixture, null, "session-stats", ID),
        0,
        "Session " + ID + ": stats tracking not enabled\n");
    assertError(counts(fixture, null, "session-end", ID), 0, "");
  }

  @ParameterizedTest
  @EnumSource
  void counts_forPrograms(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    String document =
        """
        {
          "bytes_read": 8,
          "bytes_written": 9,
          "compilations": 10,
          "duration_ms": 61500,
          "errors": 3,
          "errors_cached": 1,
          "hit_rate": 0.7500,
          "hits": 6,
          "misses": 2,
          "non_cacheable": 1,
          "phase_profile": null,
          "session_id": "%s",
          "status": "ok",
          "time_saved_ms": 4250,
          "unique_sources": 7
        }
        """
            .formatted(ID);
    assertOut(counts(fixture, STATS, "session-stats", ID, "--json"), 0, document);
    assertOut(counts(fixture, STATS, "session-end", "--json", ID), 0, document);
    assertThat(counts(fixture, profiled(), "session-end", "--json", ID).out())
        .contains(
            "\n  \"phase_profile\": {\n    \"artifact_lookup_ns\": 10,\n",
            "    \"hit_count\": 1,\n",
            "\n    \"write_output_ns\": 11\n  },\n  \"session_id\"");
    assertOut(
        counts(fixture, null, "session-stats", ID, "--json"),
        0,
        """
        {
          "reason": "stats_not_enabled",
          "session_id": "%s",
          "status": "unavailable"
        }
        """
            .formatted(ID));
  }

  @ParameterizedTest
  @EnumSource
  void stats_noneToBeHad_fails(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);
    String absent =
        "cannot connect to daemon at "
            + fixture.root
            + "/run/daemon.sock: No such file or directory";
    assertError(fixture.zccache("session-stats", ID).run(), 1, "zccache: " + absent + "\n");
    assertOut(
        fixture.zccache("session-stats", ID, "--json").run(),
        1,
        """
        {
          "error": "%s",
          "session_id": "%s",
          "status": "error"
        }
        """
            .formatted(absent, ID));
    try (ScriptedDaemon daemon = daemon(fixture, new Response.Error("unknown session: x"))) {
      assertError(
          fixture.zccache("session-stats", "x").run(),
          1,
          "zccache: session-stats failed: unknown session: x\n");
      assertThat(fixture.zccache("session-end", "x", "--json").run().out())
          .startsWith("{\n  \"error\": \"unknown session: x\",\n");
      assertThat(daemon.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void counts_noId_isWrong(Program program) throws Exception {
    Fixture fixture = new Fixture(program, temp);

    assertThat(fixture.zccache("session-end", "--json").run())
        .satisfies(
            ran -> {
              assertThat(ran.error())
                  .startsWith("zccache: session-end wants the id of a session\n");
              assertThat(ran.exitCode()).isEqualTo(2);
            });
    assertThat(fixture.zccache("session-end", "a", "b").run().error())
        .startsWith("zccache: session-end does not take b\n");
    assertThat(fixture.zccache("session-end", "--help").run().out())
        .contains("zccache session-end ID");
  }

  private static SessionStats profiled() {
    PhaseProfileSummary profile =
        new PhaseProfileSummary(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
    return new SessionStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, profile);
  }

  private static Ran counts(Fixture fixture, @Nullable SessionStats stats, String... words)
      throws Exception {
    boolean ends = words[0].equals("session-end");
    Response response =
        ends ? new Response.SessionEnded(stats) : new Response.SessionStatsResult(stats);
    try (ScriptedDaemon daemon = daemon(fixture, response)) {
      Ran ran = fixture.zccache(words).run();
      assertThat(daemon.onlyRequest())
          .isEqualTo(ends ? new Request.SessionEnd(ID) : new Request.SessionStats(ID));
      return ran;
    } finally {
      java.nio.file.Files.delete(fixture.root.resolve("run/daemon.sock"));
    }
  }

  private static ScriptedDaemon daemon(Fixture fixture, Response response) throws Exception {
    return ScriptedDaemon.at(fixture.root, ScriptedDaemon.always(response));
  }

  private static PrivateDaemonSessionOptions privateOptions(ScriptedDaemon daemon) {
    return Objects.requireNonNull(((Request.SessionStart) daemon.onlyRequest()).privateDaemon());
  }

  private static void assertOut(Ran ran, int exitCode, String text) {
    assertThat(ran.out()).isEqualTo(text);
    assertThat(ran.error()).isEmpty();
    assertThat(ran.exitCode()).isEqualTo(exitCode);
  }

  private static void assertError(Ran ran, int exitCode, String text) {
    assertThat(ran.error()).isEqualTo(text);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.exitCode()).isEqualTo(exitCode);
  }
}
