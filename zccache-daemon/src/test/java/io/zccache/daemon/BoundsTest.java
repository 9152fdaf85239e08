/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static io.zccache.daemon.Requests.compile;
import static io.zccache.daemon.Requests.ours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zccache.daemon.lifecycle.StopReason;
import io.zccache.daemon.server.Capacity;
import io.zccache.daemon.server.ServerLimits;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients hear of a daemon that has as much to do as it takes on. */
@Timeout(60)
class BoundsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int KIB = 1 << 10;

  @TempDir Path root;
  private final FakeCache cache = new FakeCache();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();

  @AfterEach
  void letGo() {
    goOn.countDown();
  }

  @Test
  void calls_moreThanThereArePlaces_ourClientIsToldToComeAgain() throws Exception {
    cache.answer(call -> held());
    try (RunningDaemon daemon = daemon(new Capacity(8, 1, 0, 0), LONG);
        TestClient first = daemon.connect();
        TestClient second = daemon.connect()) {
      first.send(WireFormat.BINCODE_V15, compile(ours()));
      await().until(() -> running.get() == 1);

      second.send(WireFormat.PROTOBUF_V16, compile(ours()));
      Response.Backpressure told = (Response.Backpressure) second.receive();
      assertThat(told.reason()).isEqualTo("compile_queue_full");
      assertThat(told.queueDepth()).isEqualTo(2);
      assertThat(told.retryAfterMs()).isBetween(1L, 5000L);
      assertThat(daemon.ask(new Request.Ping())).isEqualTo(new Response.Pong());

      goOn.countDown();
      assertThat(first.receiveUnlessAtWork()).isEqualTo(FakeCache.COMPILED);
      second.send(WireFormat.PROTOBUF_V16, compile(ours()));
      assertThat(second.receiveUnlessAtWork()).isEqualTo(FakeCache.COMPILED);
      assertThat(daemon.totals().value("trouble.compile_queue_full")).isEqualTo(1);
      assertThat(cache.calls).hasSize(2);
    }
  }

  @Test
  void calls_moreThanThereArePlaces_anotherClientWaitsItsTurn() throws Exception {
    cache.answer(call -> held());
    try (RunningDaemon daemon = daemon(new Capacity(8, 1, 0, 0), LONG);
        TestClient first = daemon.connect();
        TestClient second = daemon.connect()) {
      first.send(WireFormat.BINCODE_V15, compile(List.of()));
      await().until(() -> running.get() == 1);
      second.send(WireFormat.BINCODE_V15, compile(List.of()));
      await().until(() -> daemon.inFlight() == 2);
      assertThat(running).hasValue(1);

      goOn.countDown();
      assertThat(first.receiveUnlessAtWork()).isEqualTo(FakeCache.COMPILED);
      assertThat(second.receiveUnlessAtWork()).isEqualTo(FakeCache.COMPILED);
    }
  }

  @Test
  void calls_thatWaitWhenTheDaemonStops_areToldSo() throws Exception {
    cache.answer(call -> heldThroughInterrupts());
    DaemonSettings hasty =
        RunningDaemon.with(settings(new Capacity(8, 1, 0, 0), LONG), Duration.ofMillis(50));
    try (RunningDaemon daemon = RunningDaemon.start(hasty, () -> cache);
        TestClient first = daemon.connect();
        TestClient second = daemon.connect()) {
      first.send(WireFormat.BINCODE_V15, compile(List.of()));
      await().until(() -> running.get() == 1);
      second.send(WireFormat.BINCODE_V15, compile(List.of()));
      await().until(() -> daemon.inFlight() == 2);
      daemon.stop(StopReason.SHUTDOWN_REQUESTED);
      assertThat(second.receive()).isEqualTo(new Response.Error("the daemon is stopping"));
      goOn.countDown();
      assertThat(first.receiveUnlessAtWork()).isEqualTo(FakeCache.COMPILED);
    }
  }

  @Test
  void requests_largerThanTheRoom_areTurnedAwayAndSmallOnesAreNot() throws Exception {
    cache.answer(call -> call.stdin().length() > KIB ? held() : FakeCache.COMPILED);
    Duration patience = Duration.ofMillis(300);
    try (RunningDaemon daemon = daemon(new Capacity(8, 8, 300 * KIB, 0), patience);
        TestClient first = daemon.connect();
        TestClient second = daemon.connect()) {
      first.send(WireFormat.BINCODE_V15, reading(200 * KIB));
      await().until(() -> running.get() == 1);

      for (WireFormat format : WireFormat.values()) {
        try (TestClient turnedAway = daemon.connect()) {
          turnedAway.send(format, reading(200 * KIB));
          assertThat(turnedAway.receiveWhole())
              .satisfies(told -> assertThat(told.format()).isEqualTo(format))
              .extracting(told -> ((Response.Backpressure) told.message()).reason())
              .isEqualTo("resident_memory_high");
          assertThat(turnedAway.closedByDaemon()).isTrue();
        }
      }
      assertThat(daemon.ask(compile(ours()))).isEqualTo(FakeCache.COMPILED);
      assertThat(daemon.totals().value("trouble.resident_memory_high")).isEqualTo(3);

      goOn.countDown();
      assertThat(first.receiveUnlessAtWork()).isEqualTo(FakeCache.COMPILED);
      second.send(WireFormat.BINCODE_V15, reading(200 * KIB));
      assertThat(second.receiveUnlessAtWork()).isEqualTo(FakeCache.COMPILED);
    }
  }

  @Test
  void requests_whoseSenderStops_makeRoomForOthers() throws Exception {
    try (RunningDaemon daemon = daemon(new Capacity(8, 8, 300 * KIB, 0), LONG);
        TestClient stuck = daemon.connect()) {
      byte[] frame = Frames.encode(WireFormat.BINCODE_V15, reading(200 * KIB));
      stuck.sendBytes(Arrays.copyOf(frame, 100 * KIB));

      await()
          .until(
              () -> {
                assertThat(daemon.ask(reading(200 * KIB))).isEqualTo(FakeCache.COMPILED);
                return isClosed(stuck);
              });
    }
  }

  private static boolean isClosed(TestClient client) {
    try {
      client.sendBytes((byte) 0);
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  @Test
  void answers_whoseReaderStops_makeRoomForOthers() throws Exception {
    Response large =
        new Response.CompileResult(0, Bytes.wrap(new byte[2 << 20]), Bytes.EMPTY, false);
    cache.answer(call -> large);
    try (RunningDaemon daemon = daemon(new Capacity(8, 8, 0, 3 << 20), LONG);
        TestClient stuck = daemon.connect()) {
      stuck.send(WireFormat.BINCODE_V15, compile(ours()));
      assertThat(stuck.receiveBytes(1)).hasSize(1);

      assertThat(daemon.ask(compile(ours()))).isEqualTo(large);
      assertThat(stuck.receiveBytes(2 << 20)).hasSizeLessThan(2 << 20);
    }
  }

  @Test
  void sessions_moreThanThereMayBe_endTheOneThatWasNotUsedForLongest() throws Exception {
    try (RunningDaemon daemon = RunningDaemon.start(root, () -> cache);
        TestClient client = daemon.connect()) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 1024; i++) {
        ids.add(session(client));
      }
      assertThat(stats(client, ids.get(0))).isInstanceOf(Response.SessionStatsResult.class);

      ids.add(session(client));
      assertThat(((Response.Status) daemon.ask(new Request.Status())).status().sessionsActive())
          .isEqualTo(1024);
      String ended = ids.remove(1);
      assertThat(stats(client, ended)).isEqualTo(new Response.Error("unknown session: " + ended));
      for (String open : ids) {
        assertThat(stats(client, open)).isInstanceOf(Response.SessionStatsResult.class);
      }
    }
  }

  private Response heldThroughInterrupts() {
    Response response = held();
    while (!response.equals(FakeCache.COMPILED)) {
      boolean unused = Thread.interrupted();
      running.decrementAndGet();
      response = held();
    }
    return response;
  }

  private Response held() {
    running.incrementAndGet();
    try {
      goOn.await();
      return FakeCache.COMPILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Response.Error("interrupted");
    }
  }

  private static String session(TestClient client) throws IOException {
    client.send(WireFormat.BINCODE_V15, Requests.sessionStart("/w"));
    return ((Response.SessionStarted) client.receive()).sessionId();
  }

  private static Response stats(TestClient client, String session) throws IOException {
    client.send(WireFormat.BINCODE_V15, new Request.SessionStats(session));
    return client.receive();
  }

  /** A compile of our own client that reads that many bytes. */
  private static Request reading(int bytes) {
    List<EnvVar> environment = ours();
    return new Request.CompileEphemeral(
        1,
        Requests.FOLDER,
        Requests.GCC,
        Requests.ARGS,
        Requests.FOLDER,
        environment,
        Bytes.wrap(new byte[bytes]));
  }

  private RunningDaemon daemon(Capacity capacity, Duration frameTime) throws Exception {
    return RunningDaemon.start(settings(capacity, frameTime), () -> cache);
  }

  private DaemonSettings settings(Capacity capacity, Duration frameTime) {
    return RunningDaemon.with(
        RunningDaemon.settings(root, Duration.ZERO, null),
        new ServerLimits(capacity, LONG, frameTime, LONG, LONG));
  }
}
