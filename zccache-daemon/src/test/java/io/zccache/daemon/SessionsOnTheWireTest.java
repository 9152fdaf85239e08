/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static io.zccache.daemon.Requests.compile;
import static io.zccache.daemon.Requests.ours;
import static io.zccache.daemon.Requests.sessionStart;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.session.SessionId;
import io.zccache.daemon.stats.MissReason;
import io.zccache.protocol.Count;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.PrivateDaemonOwnerStatus;
import io.zccache.protocol.PrivateDaemonSessionOptions;
import io.zccache.protocol.PrivateDaemonStatus;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.SessionStats;
import io.zccache.protocol.WirePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SessionsOnTheWireTest {
  @TempDir Path root;
  private final FakeCache cache = new FakeCache();
  private RunningDaemon daemon;

  @BeforeEach
  void start() throws Exception {
    daemon = RunningDaemon.start(root, () -> cache);
  }

  @AfterEach
  void end() {
    daemon.close();
  }

  @Test
  void sessions_two_haveTheirOwnExactCounts() throws IOException {
    String first = begin("/one");
    String second = begin("/two");
    answerCounting(MissReason.FIRST_SEEN);
    daemon.ask(compile(first, ours()));
    daemon.ask(compile(first, ours()));
    answerCounting(MissReason.INPUT_CHANGED);
    daemon.ask(compile(second, ours()));

    assertThat(daemon.ask(new Request.Report(first)))
        .isEqualTo(report(new Count("miss", 2), new Count("miss.first_seen", 2)));
    assertThat(daemon.ask(new Request.Report(second)))
        .isEqualTo(report(new Count("miss", 1), new Count("miss.input_changed", 1)));
    assertThat(daemon.ask(new Request.Report("")))
        .isEqualTo(
            report(
                new Count("miss", 3),
                new Count("miss.first_seen", 2),
                new Count("miss.input_changed", 1)));
  }

  @Test
  void report_ofDamage_tellsOneSessionWhatIsNewAndTheDaemonsAll() throws IOException {
    String first = begin("/one");
    String second = begin("/two");
    cache.damaged.set(2);
    Count two = new Count("store.damaged", 2);

    assertThat(daemon.ask(new Request.Report(""))).isEqualTo(report(two));
    assertThat(daemon.ask(new Request.Report(first))).isEqualTo(report(two));
    assertThat(daemon.ask(new Request.Report(first))).isEqualTo(report(two));
    assertThat(daemon.ask(new Request.Report(second))).isEqualTo(report());
    cache.damaged.set(3);
    assertThat(daemon.ask(new Request.Report(second)))
        .isEqualTo(report(new Count("store.damaged", 1)));
    assertThat(daemon.ask(new Request.Report(""))).isEqualTo(report(new Count("store.damaged", 3)));
  }

  @Test
  void sessionEnd_afterEveryOutcome_givesTheNumbersOnce() throws IOException {
    String id = begin("/w");
    cache.answer(
        call -> {
          call.counters().hit(5_000_000, 100);
          call.counters().miss(MissReason.FIRST_SEEN);
          call.counters().stored(200);
          call.counters().bypass(BypassReason.NOT_A_COMPILE);
          call.counters().error();
          call.counters().source("/w/a.c");
          return FakeCache.COMPILED;
        });
    daemon.ask(compile(id, ours()));

    SessionStats soFar =
        ((Response.SessionStatsResult) daemon.ask(new Request.SessionStats(id))).stats();
    SessionStats last = ((Response.SessionEnded) daemon.ask(new Request.SessionEnd(id))).stats();

    assertThat(withoutDuration(soFar)).isEqualTo(withoutDuration(last));
    assertThat(withoutDuration(last))
        .isEqualTo(new SessionStats(0, 4, 1, 1, 1, 1, 0, 5, 1, 100, 200, null));
    assertThat(daemon.ask(new Request.SessionEnd(id))).isEqualTo(new Response.SessionEnded(null));
    assertThat(daemon.ask(new Request.SessionStats(id)))
        .isEqualTo(new Response.Error("unknown session: " + id));
    assertThat(daemon.ask(new Request.Report(id)))
        .isEqualTo(new Response.Error("unknown session: " + id));
  }

  @Test
  void session_withALog_isWrittenThereWhenItHasEnded() throws IOException {
    Path log = root.resolve("session.log");
    Request start =
        new Request.SessionStart(
            1, Requests.FOLDER, WirePath.of(log.toString()), true, null, false, null);
    String id = ((Response.SessionStarted) daemon.ask(start)).sessionId();
    cache.answer(
        call -> {
          call.log().line("[HIT] " + call.tool().text());
          return FakeCache.COMPILED;
        });
    daemon.ask(compile(id, ours()));
    daemon.ask(compile(ours()));
    daemon.ask(compile(id, ours()));
    daemon.ask(new Request.SessionEnd(id));

    assertThat(log).hasContent("[HIT] /usr/bin/gcc\n[HIT] /usr/bin/gcc\n");
    daemon.ask(compile(id, ours()));
    assertThat(log).content().as("nobody's any more").hasLineCount(2);
  }

  @Test
  void session_withARelativeLog_isRefused() throws IOException {
    Request start =
        new Request.SessionStart(1, Requests.FOLDER, WirePath.of("s.log"), true, null, false, null);

    assertThat(daemon.ask(start))
        .isEqualTo(new Response.Error("the log of a session needs an absolute path: s.log"));
    assertThat(((Response.Status) daemon.ask(new Request.Status())).status().sessionsActive())
        .isZero();
  }

  @Test
  void session_untracked_hasNoStatistics() throws IOException {
    Request start = new Request.SessionStart(1, Requests.FOLDER, null, false, null, false, null);
    String id = ((Response.SessionStarted) daemon.ask(start)).sessionId();

    assertThat(daemon.ask(new Request.SessionStats(id)))
        .isEqualTo(new Response.SessionStatsResult(null));
    assertThat(daemon.ask(new Request.SessionEnd(id))).isEqualTo(new Response.SessionEnded(null));
  }

  @Test
  void sessionStart_journalPath_isEchoedAndTheIdIsAUuid() throws IOException {
    WirePath journal = WirePath.of("/w/j.jsonl");
    Request start = new Request.SessionStart(1, Requests.FOLDER, null, true, journal, false, null);
    Response.SessionStarted started = (Response.SessionStarted) daemon.ask(start);

    assertThat(started.journalPath()).isEqualTo(journal);
    assertThat(SessionId.parse(started.sessionId()))
        .map(SessionId::text)
        .contains(started.sessionId());
  }

  @Test
  void ids_malformed_areNamed() throws IOException {
    Response invalid = new Response.Error("invalid session ID: nope");
    assertThat(daemon.ask(new Request.SessionEnd("nope"))).isEqualTo(invalid);
    assertThat(daemon.ask(new Request.SessionStats("nope"))).isEqualTo(invalid);
    assertThat(daemon.ask(new Request.Report("nope"))).isEqualTo(invalid);
    assertThat(daemon.ask(compile("nope", ours()))).isEqualTo(invalid);
    assertThat(cache.calls).isEmpty();
  }

  @Test
  void privateSession_forAnotherPlace_isRefused() throws IOException {
    assertThat(daemon.ask(privateStart("/elsewhere.sock", null)))
        .isEqualTo(
            new Response.Error(
                "private daemon endpoint mismatch: connected to "
                    + daemon.socket()
                    + ", requested /elsewhere.sock"));
    assertThat(daemon.ask(privateStart(daemon.socket().toString(), "/other")))
        .isEqualTo(
            new Response.Error(
                "private daemon cache dir mismatch: connected to " + root + ", requested /other"));
  }

  @Test
  void privateSession_forThisPlace_bringsItsEnvironmentAndOwners() throws IOException {
    Response.SessionStarted started =
        (Response.SessionStarted) daemon.ask(privateStart(daemon.socket().toString(), root + "/"));
    daemon.ask(
        compile(started.sessionId(), ours(EnvVar.of("CPATH", "public"), EnvVar.of("LANG", "C"))));

    assertThat(Objects.requireNonNull(cache.calls.remove().env()))
        .containsExactlyInAnyOrder(EnvVar.of("LANG", "C"), EnvVar.of("CPATH", "private"));
    PrivateDaemonStatus told =
        ((Response.Status) daemon.ask(new Request.Status())).status().privateDaemon();
    assertThat(told)
        .isEqualTo(
            new PrivateDaemonStatus(
                true,
                List.of(new PrivateDaemonOwnerStatus(ProcessHandle.current().pid(), 1)),
                List.of("CPATH")));
  }

  @Test
  void privateSession_lastOwnerLeaves_daemonEnds() throws IOException {
    Response.SessionStarted started =
        (Response.SessionStarted) daemon.ask(privateStart(null, null));
    daemon.ask(new Request.SessionEnd(started.sessionId()));

    assertThat(daemon.awaitStatus()).isZero();
    assertThat(daemon.logged()).contains("stopping: its owners have ended");
  }

  @Test
  void release_aFolder_dropsTheSessionsBelowIt() throws IOException {
    String in = begin("/w/a/sub");
    begin("/w/ab");

    assertThat(daemon.ask(new Request.ReleaseWorktreeHandles(WirePath.of("/w/a"))))
        .isEqualTo(new Response.ReleaseWorktreeHandlesResult(2, 1, List.of(in), List.of()));
    assertThat(daemon.ask(new Request.ReleaseWorktreeHandles(WirePath.of("/w/a"))))
        .isEqualTo(new Response.ReleaseWorktreeHandlesResult(1, 0, List.of(), List.of()));
  }

  @Test
  void release_theCacheOrAFolderAboveIt_isRefused() throws IOException {
    assertThat(daemon.ask(new Request.ReleaseWorktreeHandles(WirePath.of(root.toString()))))
        .isInstanceOf(Response.Error.class);
    assertThat(daemon.ask(new Request.ReleaseWorktreeHandles(WirePath.of("/"))))
        .isInstanceOf(Response.Error.class);
    assertThat(daemon.ask(new Request.ReleaseWorktreeHandles(WirePath.of(root + "/links/project"))))
        .isInstanceOf(Response.ReleaseWorktreeHandlesResult.class);
  }

  private String begin(String folder) throws IOException {
    return ((Response.SessionStarted) daemon.ask(sessionStart(folder))).sessionId();
  }

  private void answerCounting(MissReason reason) {
    cache.answer(
        call -> {
          call.counters().miss(reason);
          return FakeCache.COMPILED;
        });
  }

  private static Request privateStart(@Nullable String endpoint, @Nullable String cacheDir) {
    return new Request.SessionStart(
        1,
        Requests.FOLDER,
        null,
        true,
        null,
        false,
        new PrivateDaemonSessionOptions(
            "mine",
            endpoint,
            cacheDir == null ? null : WirePath.of(cacheDir),
            List.of(ProcessHandle.current().pid()),
            List.of(EnvVar.of("CPATH", "private"))));
  }

  private static Response report(Count... counts) {
    return new Response.ReportResult(List.of(counts));
  }

  private static SessionStats withoutDuration(@Nullable SessionStats given) {
    SessionStats stats = Objects.requireNonNull(given);
    return new SessionStats(
        0,
        stats.compilations(),
        stats.hits(),
        stats.misses(),
        stats.nonCacheable(),
        stats.errors(),
        stats.errorsCached(),
        stats.timeSavedMs(),
        stats.uniqueSources(),
        stats.bytesRead(),
        stats.bytesWritten(),
        stats.phaseProfile());
  }
}
