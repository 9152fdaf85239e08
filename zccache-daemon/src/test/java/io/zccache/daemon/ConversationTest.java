/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zccache.daemon.server.Capacity;
import io.zccache.daemon.server.ServerLimits;
import io.zccache.protocol.ArtifactData;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.PrivateDaemonStatus;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.StoreOutcome;
import io.zccache.protocol.WirePath;
import io.zccache.protocol.frame.Received;
import io.zccache.protocol.frame.WireFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class ConversationTest {
  @TempDir Path root;
  private final FakeCache cache = new FakeCache();

  @ParameterizedTest
  @EnumSource(WireFormat.class)
  void status_fresh_hasEveryField(WireFormat format) throws Exception {
    try (RunningDaemon daemon = RunningDaemon.start(root, () -> cache);
        TestClient client = daemon.connect()) {
      await().until(() -> cacheIsOpen(daemon));
      client.send(format, new Request.Status());
      Received<Response> received = client.receiveWhole();

      assertThat(received.format()).isEqualTo(format);
      DaemonStatus status = ((Response.Status) received.message()).status();
      assertThat(status)
          .isEqualTo(
              new DaemonStatus(
                  "1.12.6",
                  "default",
                  daemon.socket().toString(),
                  PrivateDaemonStatus.NONE,
                  1,
                  2,
                  3,
                  status.uptimeSecs(),
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  4,
                  5,
                  0,
                  0,
                  WirePath.of(root.toString()),
                  5,
                  6,
                  true));
      assertThat(status.uptimeSecs()).isBetween(0L, 30L);
    }
  }

  @Test
  void status_afterWork_tellsTheTotals() throws Exception {
    try (RunningDaemon daemon = RunningDaemon.start(root, () -> cache)) {
      cache.answer(
          call -> {
            call.counters().hit(7_000_000, 10);
            call.counters().error();
            return FakeCache.COMPILED;
          });
      daemon.ask(Requests.compile(Requests.ours()));
      daemon.ask(Requests.link(Requests.ours()));
      daemon.ask(Requests.sessionStart("/w"));

      DaemonStatus status = ((Response.Status) daemon.ask(new Request.Status())).status();
      assertThat(status.cacheHits()).isEqualTo(1);
      assertThat(status.compileErrors()).isEqualTo(1);
      assertThat(status.totalCompilations()).isEqualTo(2);
      assertThat(status.timeSavedMs()).isEqualTo(7);
      assertThat(status.totalLinks()).isEqualTo(2);
      assertThat(status.linkHits()).isEqualTo(1);
      assertThat(status.linkMisses()).isEqualTo(1);
      assertThat(status.sessionsTotal()).isEqualTo(2);
      assertThat(status.sessionsActive()).isEqualTo(1);

      assertThat(daemon.ask(new Request.Clear())).isEqualTo(new Response.Cleared(1, 3, 4, 2));
      assertThat(((Response.Status) daemon.ask(new Request.Status())).status().cacheHits())
          .isZero();
    }
  }

  @Test
  void requests_thatWeDoNotServe_areRefusedAndTheConnectionGoesOn() throws Exception {
    WirePath file = WirePath.of("/w/f");
    List<Request> refused =
        List.of(
            new Request.FingerprintCheck(file, "hash", file, List.of(), List.of(), List.of()),
            new Request.FingerprintMarkSuccess(file),
            new Request.FingerprintMarkFailure(file),
            new Request.FingerprintInvalidate(file));
    try (RunningDaemon daemon = RunningDaemon.start(root, () -> cache);
        TestClient client = daemon.connect()) {
      for (Request request : refused) {
        client.send(WireFormat.BINCODE_V15, request);
        assertThat(client.receive())
            .isEqualTo(
                new Response.Error("not supported by this daemon: " + request.kind().requestId()));
      }
      client.send(
          WireFormat.PROTOBUF_V16,
          new Request.Store("00", new ArtifactData(List.of(), Bytes.EMPTY, Bytes.EMPTY, 0)));
      assertThat(client.receive()).isEqualTo(new Response.StoreResult(StoreOutcome.STORED));
    }
  }

  @Test
  void frame_neverCompleted_isGivenUpAfterATime() throws Exception {
    try (RunningDaemon daemon = RunningDaemon.start(root, () -> cache);
        TestClient client = daemon.connect()) {
      client.sendBytes((byte) 100, (byte) 0);
      assertThat(client.closedByDaemon()).isTrue();
      assertThat(daemon.ask(new Request.Ping())).isEqualTo(new Response.Pong());
    }
  }

  @Test
  void connections_connectAndClose_leaveTheDaemonWell() throws Exception {
    try (RunningDaemon daemon = RunningDaemon.start(root, () -> cache)) {
      for (int i = 0; i < 200; i++) {
        daemon.connect().close();
      }
      assertThat(daemon.ask(new Request.Ping())).isEqualTo(new Response.Pong());
    }
  }

  @Test
  void connections_overTheBound_waitUntilOneLeaves() throws Exception {
    try (RunningDaemon daemon = RunningDaemon.start(narrow(Duration.ofMinutes(2)), () -> cache);
        TestClient second = pinged(daemon)) {
      TestClient first = pinged(daemon);
      List<TestClient> waiting = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        TestClient client = daemon.connect();
        client.send(WireFormat.BINCODE_V15, new Request.Ping());
        waiting.add(client);
      }
      first.close();
      for (TestClient client : waiting) {
        assertThat(client.receive()).isEqualTo(new Response.Pong());
        client.close();
      }
      assertThat(second).isNotNull();
    }
  }

  @Test
  void connections_thatSayNothing_loseTheirPlacesToThoseThatDo() throws Exception {
    try (RunningDaemon daemon = RunningDaemon.start(narrow(Duration.ofMinutes(2)), () -> cache);
        TestClient silent = daemon.connect();
        TestClient slow = daemon.connect()) {
      slow.sendBytes((byte) 100, (byte) 0);
      List<TestClient> honest = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        honest.add(pinged(daemon));
      }
      assertThat(silent.closedByDaemon()).isTrue();
      assertThat(slow.closedByDaemon()).isTrue();
      for (TestClient client : honest) {
        client.close();
      }
    }
  }

  @Test
  void connection_silentForTooLong_isClosed() throws Exception {
    try (RunningDaemon daemon = RunningDaemon.start(narrow(Duration.ofMillis(50)), () -> cache);
        TestClient neverSpoke = daemon.connect()) {
      assertThat(neverSpoke.closedByDaemon()).isTrue();
      try (TestClient spokeOnce = pinged(daemon)) {
        assertThat(spokeOnce.closedByDaemon()).isTrue();
      }
    }
  }

  @Test
  void connections_many_areServedAtOnce() throws Exception {
    try (RunningDaemon daemon = RunningDaemon.start(root, () -> cache)) {
      List<TestClient> clients = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        clients.add(pinged(daemon));
      }
      for (TestClient client : clients) {
        client.send(WireFormat.PROTOBUF_V16, Requests.compile(Requests.ours()));
      }
      for (TestClient client : clients) {
        assertThat(client.receiveUnlessAtWork()).isEqualTo(FakeCache.COMPILED);
        client.close();
      }
      assertThat(cache.calls).hasSize(60);
    }
  }

  private static TestClient pinged(RunningDaemon daemon) throws IOException {
    TestClient client = daemon.connect();
    client.send(WireFormat.BINCODE_V15, new Request.Ping());
    assertThat(client.receive()).isEqualTo(new Response.Pong());
    return client;
  }

  private static boolean cacheIsOpen(RunningDaemon daemon) throws IOException {
    Response.Status told = (Response.Status) daemon.ask(new Request.Status());
    return told.status().artifactCount() > 0;
  }

  /** A daemon with room for two connections, which is patient with what is not silence. */
  private DaemonSettings narrow(Duration silence) {
    DaemonSettings usual = RunningDaemon.settings(root, Duration.ZERO, null);
    return RunningDaemon.with(
        usual,
        new ServerLimits(
            new Capacity(2, 2, 4 << 20, 4 << 20),
            silence,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20)));
  }
}
