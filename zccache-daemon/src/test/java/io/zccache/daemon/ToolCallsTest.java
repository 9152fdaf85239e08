/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static io.zccache.daemon.Requests.compile;
import static io.zccache.daemon.Requests.link;
import static io.zccache.daemon.Requests.ours;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.server.ClientFacts;
import io.zccache.daemon.server.PeerLife;
import io.zccache.daemon.server.ToolCall;
import io.zccache.daemon.stats.CountedUnit;
import io.zccache.daemon.stats.DeclineReason;
import io.zccache.daemon.stats.MissReason;
import io.zccache.daemon.stats.Missed;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.ClientAnnouncement;
import io.zccache.protocol.Count;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Finding;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Unit;
import io.zccache.protocol.WirePath;
import io.zccache.protocol.frame.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ToolCallsTest {
  private static final EnvVar LANG = EnvVar.of("LANG", "C");

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
  void compile_ofOurClient_isTakenApart() throws IOException {
    assertThat(daemon.ask(compile(ours(LANG)))).isEqualTo(FakeCache.COMPILED);

    ToolCall call = cache.calls.remove();
    assertThat(call.kind()).isEqualTo(ToolCall.Kind.COMPILE);
    assertThat(call.tool()).isEqualTo(WirePath.of("/usr/bin/gcc"));
    assertThat(call.args()).isEqualTo(Requests.ARGS);
    assertThat(call.cwd()).isEqualTo(WirePath.of("/w"));
    assertThat(call.env()).containsExactly(LANG);
    assertThat(call.stdin()).isEqualTo(Bytes.of("in"));
    assertThat(call.client())
        .isEqualTo(
            new ClientFacts(true, 027, true, ProcessHandle.current().pid(), Optional.empty()));
    assertThat(call.peer().gone()).isFalse();
  }

  @Test
  void compile_ofAnotherClient_hasTheUmaskOfItsProcess() throws IOException {
    assertThat(daemon.ask(compile(List.of(LANG)))).isEqualTo(FakeCache.COMPILED);

    ClientFacts client = cache.calls.remove().client();
    assertThat(client.ours()).isFalse();
    assertThat(client.terminal()).isFalse();
    assertThat(client.umask()).isEqualTo(umaskOfThisProcess());
  }

  @Test
  void compile_withoutEnvironment_isAnothersAndInheritsTheDaemons() throws IOException {
    Request request =
        new Request.CompileEphemeral(
            1, Requests.FOLDER, Requests.GCC, List.of(), Requests.FOLDER, null, Bytes.EMPTY);
    assertThat(daemon.ask(request)).isEqualTo(FakeCache.COMPILED);
    assertThat(cache.calls.remove().env()).isNull();
  }

  @Test
  void link_anyClient_isCountedApart() throws IOException {
    Response linked = new Response.LinkResult(0, Bytes.EMPTY, Bytes.EMPTY, false, null);
    cache.answer(
        call -> {
          call.counters().bypass(BypassReason.NOT_A_COMPILE);
          return linked;
        });

    assertThat(daemon.ask(link(ours()))).isEqualTo(linked);
    assertThat(cache.calls.remove().kind()).isEqualTo(ToolCall.Kind.LINK);
    assertThat(daemon.totals().snapshot())
        .containsExactly(entry("link.bypass", 1L), entry("link.bypass.not_a_compile", 1L));
  }

  @Test
  void compile_takesLong_ourClientHearsThatItIsAtWork() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    cache.answer(call -> await(goOn, FakeCache.COMPILED));
    try (TestClient client = daemon.connect()) {
      client.send(WireFormat.PROTOBUF_V16, compile(ours()));
      assertThat(client.receive()).isEqualTo(new Response.AtWork());
      assertThat(client.receive()).isEqualTo(new Response.AtWork());
      goOn.countDown();
      Response last = client.receive();
      while (last instanceof Response.AtWork) {
        last = client.receive();
      }
      assertThat(last).isEqualTo(FakeCache.COMPILED);

      client.send(WireFormat.BINCODE_V15, new Request.Ping());
      assertThat(client.receive()).isEqualTo(new Response.Pong());
    }
  }

  @Test
  void compile_takesLong_anotherClientHearsNothingButTheAnswer() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    cache.answer(call -> await(goOn, FakeCache.COMPILED));
    try (TestClient foreign = daemon.connect();
        TestClient own = daemon.connect()) {
      foreign.send(WireFormat.BINCODE_V15, compile(List.of()));
      own.send(WireFormat.BINCODE_V15, compile(ours()));
      // Three beats of the other's heart are three in which nothing was said here.
      for (int beat = 0; beat < 3; beat++) {
        assertThat(own.receive()).isEqualTo(new Response.AtWork());
      }
      goOn.countDown();
      assertThat(foreign.receive()).isEqualTo(FakeCache.COMPILED);
    }
  }

  @Test
  void link_sessionInTheAnnouncement_isCountedForIt() throws IOException {
    Request start = Requests.sessionStart("/w");
    String session = ((Response.SessionStarted) daemon.ask(start)).sessionId();
    cache.answer(
        call -> {
          call.counters().bypass(BypassReason.NOT_A_COMPILE);
          return new Response.Declined("not_a_compile");
        });
    EnvVar announcement =
        ClientAnnouncement.ours(false, 022, false, session).calling("ar").toEnvVar();

    daemon.ask(link(List.of(announcement)));
    assertThat(cache.calls.remove().client().toolName()).contains("ar");
    daemon.ask(link(ours()));

    assertThat(daemon.ask(new Request.Report(session)))
        .isEqualTo(
            new Response.ReportResult(
                List.of(new Count("link.bypass", 1), new Count("link.bypass.not_a_compile", 1))));
    assertThat(daemon.totals().snapshot()).contains(entry("link.bypass", 2L));
  }

  @Test
  void explain_isAskedOfTheCacheAndNotCounted() throws IOException {
    Request request =
        new Request.Explain(1, Requests.GCC, Requests.ARGS, Requests.FOLDER, ours(LANG));

    assertThat(daemon.ask(request)).isInstanceOf(Response.Explanation.class);

    ToolCall call = cache.calls.remove();
    assertThat(call.tool()).isEqualTo(Requests.GCC);
    assertThat(call.args()).isEqualTo(Requests.ARGS);
    assertThat(call.cwd()).isEqualTo(Requests.FOLDER);
    assertThat(call.env()).containsExactly(LANG);
    assertThat(call.client().terminal()).isTrue();
    call.counters().bypass(BypassReason.NOT_A_COMPILE);
    assertThat(daemon.totals().snapshot()).isEmpty();
  }

  @Test
  void misses_ofASession_areToldInOrder() throws IOException {
    String session =
        ((Response.SessionStarted) daemon.ask(Requests.sessionStart("/w"))).sessionId();
    cache.answer(
        call -> {
          call.counters().miss(new Missed("/w/a.c", MissReason.INPUT_CHANGED, "a.h"));
          call.counters().miss(new Missed("/w/b.c", MissReason.FIRST_SEEN, ""));
          return FakeCache.COMPILED;
        });
    daemon.ask(compile(session, ours()));

    assertThat(daemon.ask(new Request.Misses(session)))
        .isEqualTo(
            new Response.MissList(
                List.of(
                    new Finding(
                        "input_changed", "/w/a.c", "", "a.h", "/w/a.c: an input changed (a.h)"),
                    new Finding(
                        "first_seen",
                        "/w/b.c",
                        "",
                        "",
                        "/w/b.c: never compiled this way before"))));
    assertThat(daemon.totals().snapshot()).contains(entry("miss", 2L));
    assertThat(daemon.ask(new Request.Misses("x"))).isInstanceOf(Response.Error.class);
    String other = "550e8400-e29b-41d4-a716-446655440000";
    assertThat(daemon.ask(new Request.Misses(other)))
        .isEqualTo(new Response.Error("unknown session: " + other));
  }

  @Test
  void units_ofASession_areToldInOrder() throws IOException {
    String session =
        ((Response.SessionStarted) daemon.ask(Requests.sessionStart("/w"))).sessionId();
    Unit hit = new Unit("/w/a.c", "", 7_000_000, 1200);
    Unit miss = new Unit("/w/b.c", "input_changed", 9_000_000, 800);
    cache.answer(
        call -> {
          call.counters().unit(() -> counted(hit));
          call.counters().unit(() -> counted(miss));
          return FakeCache.COMPILED;
        });
    daemon.ask(compile(session, ours()));

    assertThat(daemon.ask(new Request.Units(session)))
        .isEqualTo(new Response.UnitList(List.of(hit, miss)));
    assertThat(daemon.ask(new Request.Units("x"))).isInstanceOf(Response.Error.class);
    String other = "550e8400-e29b-41d4-a716-446655440000";
    assertThat(daemon.ask(new Request.Units(other)))
        .isEqualTo(new Response.Error("unknown session: " + other));
  }

  private static CountedUnit counted(Unit unit) {
    return new CountedUnit(unit.source(), unit.missed(), unit.nanos(), unit.bytes());
  }

  @Test
  void peer_thatClosesItsConnection_hasLeft() throws Exception {
    CompletableFuture<PeerLife> asked = new CompletableFuture<>();
    CountDownLatch goOn = new CountDownLatch(1);
    cache.answer(
        call -> {
          asked.complete(call.peer());
          return await(goOn, FakeCache.COMPILED);
        });
    try (TestClient client = daemon.connect()) {
      client.send(WireFormat.PROTOBUF_V16, compile(ours()));
      assertThat(asked.get(10, TimeUnit.SECONDS).left()).isFalse();
    }
    assertThat(asked.join().left()).isTrue();
    assertThat(asked.join().gone()).as("the process lives on").isFalse();
    goOn.countDown();
  }

  @Test
  void decline_ofOurClient_isPassedOn() throws IOException {
    cache.answer(call -> new Response.Declined("not_a_compile"));
    assertThat(daemon.ask(compile(ours()))).isEqualTo(new Response.Declined("not_a_compile"));
  }

  @Test
  void decline_ofAnotherClient_isABugAndBecomesAnError() throws IOException {
    cache.answer(call -> new Response.Declined("not_a_compile"));
    assertThat(daemon.ask(compile(List.of())))
        .isEqualTo(new Response.Error("internal error: not_a_compile"));
    assertThat(daemon.logged()).anyMatch(line -> line.contains("not_a_compile"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--mount", "--mount --pid --fork"})
  void client_inAnotherNamespace_isNotServed(String namespaces) throws Exception {
    List<String> words = new ArrayList<>(List.of("unshare"));
    words.addAll(List.of(namespaces.split(" ")));
    words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(ElsewherePeer.class.getName(), daemon.socket().toString()));
    Process peer = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(peer.getInputStream().readAllBytes(), UTF_8);
    Assumptions.assumeFalse(said.startsWith("unshare:"), said);

    assertThat(peer.waitFor()).isZero();
    String text = DeclineReason.OTHER_FILES.text();
    assertThat(said.lines())
        .containsExactly(
            new Response.Declined("other_files").toString(), new Response.Error(text).toString());
    assertThat(cache.calls).isEmpty();
    assertThat(daemon.totals().value("bypass.other_files")).isEqualTo(2);
  }

  @Test
  void bug_inTheCache_ourClientIsDeclinedAndTheConnectionGoesOn() throws IOException {
    cache.answer(
        call -> {
          throw new IllegalStateException("a bug, planted");
        });
    try (TestClient client = daemon.connect()) {
      client.send(WireFormat.PROTOBUF_V16, compile(ours()));
      assertThat(client.receive()).isEqualTo(new Response.Declined("internal_error"));
      client.send(WireFormat.PROTOBUF_V16, compile(List.of()));
      assertThat(client.receive()).isInstanceOf(Response.Error.class);
      client.send(WireFormat.PROTOBUF_V16, new Request.Ping());
      assertThat(client.receive()).isEqualTo(new Response.Pong());
    }
    assertThat(daemon.logged()).anyMatch(line -> line.contains("a bug, planted"));
    assertThat(daemon.totals().value("trouble.internal_error")).isEqualTo(2);
  }

  @Test
  void answer_tooLargeForAFrame_ourClientRunsTheToolAndAnotherHearsHowLarge() throws IOException {
    Bytes much = Bytes.wrap(new byte[9_000_000]);
    cache.answer(call -> new Response.CompileResult(3, much, much, false));

    assertThat(daemon.ask(compile(ours()))).isEqualTo(new Response.Declined("answer_too_large"));
    String text = error(compile(List.of()));
    assertThat(text)
        .contains("exit code 3", "9000000 bytes on standard output and 9000000 on standard error")
        .contains("at most 16 MiB", "ZCCACHE_DISABLE=1");

    cache.answer(call -> new Response.LinkResult(4, Bytes.EMPTY, manyBytes(), false, "w"));
    assertThat(error(link(List.of())))
        .contains("exit code 4", "0 bytes on standard output and 16777216 on standard error");
    assertThat(daemon.totals().value("trouble.answer_too_large")).isEqualTo(3);
  }

  @Test
  void answer_asLargeAsAFrameHolds_isWhole() throws IOException {
    Bytes output = Bytes.wrap(new byte[(16 << 20) - 64]);
    Response whole = new Response.CompileResult(0, output, Bytes.EMPTY, false);
    cache.answer(call -> whole);

    assertThat(daemon.ask(compile(List.of()))).isEqualTo(whole);
    assertThat(daemon.ask(compile(ours()))).isEqualTo(whole);
  }

  @Test
  void session_wellFormedButUnknown_compilesAndFeedsTheTotals() throws IOException {
    cache.answer(
        call -> {
          call.counters().error();
          return FakeCache.COMPILED;
        });
    String unknown = "550e8400-e29b-41d4-a716-446655440000";
    assertThat(daemon.ask(compile(unknown, ours()))).isEqualTo(FakeCache.COMPILED);
    assertThat(daemon.totals().value("error")).isEqualTo(1);
  }

  private String error(Request request) throws IOException {
    return ((Response.Error) daemon.ask(request)).message();
  }

  private static Bytes manyBytes() {
    return Bytes.wrap(new byte[16 << 20]);
  }

  private static Response await(CountDownLatch latch, Response then) {
    try {
      latch.await();
      return then;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Response.Error("interrupted");
    }
  }

  private static int umaskOfThisProcess() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("Umask:")) {
        return Integer.parseInt(line.substring("Umask:".length()).trim(), 8);
      }
    }
    return 022;
  }
}
