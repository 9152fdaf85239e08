/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zccache.daemon.lifecycle.StopReason;
import io.zccache.daemon.server.ClientLeftException;
import io.zccache.daemon.server.ServerLimits;
import io.zccache.daemon.server.ToolCall;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.ClientAnnouncement;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.PlannedOutput;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.Received;
import io.zccache.protocol.frame.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has the word between a request, a plan, a report and the answer. */
@Timeout(60)
class PlanConversationTest {
  private static final Response.Plan PLAN =
      new Response.Plan(
          List.of(Utf8.of("/usr/bin/gcc")),
          "/f",
          true,
          List.of(new PlannedOutput("/f/a", "/w/a", 0644)));
  private static final Request.Ran RAN =
      new Request.Ran(List.of(3L), Bytes.of("out"), Bytes.of("err"), true, false);
  private static final Response ANSWER =
      new Response.CompileResult(3, Bytes.EMPTY, Bytes.EMPTY, false);

  /** What became of the plan: a report, or the exception. */
  private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final FakeCache cache = new FakeCache();

  @TempDir Path root;

  @ParameterizedTest
  @EnumSource
  void plan_reported_isAnsweredAfterHeartbeats(WireFormat format) throws Exception {
    try (RunningDaemon daemon = daemon(null);
        TestClient client = daemon.connect()) {
      client.send(format, compile());
      assertThat(client.receiveUnlessAtWork()).isEqualTo(PLAN);
      client.send(format, RAN);

      assertThat(client.receiveWhole().message()).isEqualTo(new Response.AtWork());
      mayAnswer.countDown();
      assertThat(client.receiveUnlessAtWork()).isEqualTo(ANSWER);
      assertThat(outcomes.take()).isEqualTo(RAN);
      client.send(format, new Request.Ping());
      assertThat(client.receive()).isEqualTo(new Response.Pong());
    }
  }

  @Test
  void plan_reported_isAnsweredWithTheIdsOfTheReport() throws Exception {
    mayAnswer.countDown();
    try (RunningDaemon daemon = daemon(null);
        TestClient client = daemon.connect()) {
      client.send(WireFormat.FRAME_V1, compile());
      assertThat(client.receiveUnlessAtWork()).isEqualTo(PLAN);
      client.send(WireFormat.PROTOBUF_V16, RAN);

      Received<Response> answer = client.receiveWhole();
      assertThat(answer.message()).isEqualTo(ANSWER);
      assertThat(answer.format()).isEqualTo(WireFormat.PROTOBUF_V16);
      assertThat(answer.requestId()).isEqualTo("ran");
    }
  }

  @Test
  void plan_out_daemonSaysNothingAndBearsSilence() throws Exception {
    mayAnswer.countDown();
    DaemonSettings impatient = impatient();
    try (RunningDaemon daemon = RunningDaemon.start(impatient, () -> planning());
        TestClient client = daemon.connect();
        TestClient other = daemon.connect()) {
      client.send(WireFormat.PROTOBUF_V16, compile());
      assertThat(client.receiveUnlessAtWork()).isEqualTo(PLAN);
      // The other is closed for its silence, so the first has been silent for as long.
      assertThat(other.closedByDaemon()).isTrue();
      client.send(WireFormat.PROTOBUF_V16, RAN);

      assertThat(client.receive()).as("no heartbeat was sent meanwhile").isEqualTo(ANSWER);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"natives", "jdk", "junixsocket"})
  void client_leavesInsteadOfReporting_isNoticedAtOnce(String transport) throws Exception {
    try (RunningDaemon daemon = daemon(transport)) {
      try (TestClient client = daemon.connect()) {
        client.send(WireFormat.PROTOBUF_V16, compile());
        assertThat(client.receiveUnlessAtWork()).isEqualTo(PLAN);
      }

      assertThat(outcomes.take()).isInstanceOf(ClientLeftException.class);
      mayAnswer.countDown();
      assertThat(daemon.ask(new Request.Ping())).isEqualTo(new Response.Pong());
    }
  }

  @Test
  void client_asksInsteadOfReporting_isClosed() throws Exception {
    mayAnswer.countDown();
    try (RunningDaemon daemon = daemon(null);
        TestClient client = daemon.connect()) {
      client.send(WireFormat.PROTOBUF_V16, compile());
      assertThat(client.receiveUnlessAtWork()).isEqualTo(PLAN);
      client.send(WireFormat.PROTOBUF_V16, new Request.Ping());

      assertThat(client.closedByDaemon()).isTrue();
      assertThat(outcomes.take()).isInstanceOf(ClientLeftException.class);
    }
  }

  @Test
  void client_reportsHalfAndStops_isClosed() throws Exception {
    mayAnswer.countDown();
    byte[] whole = Frames.encode(WireFormat.PROTOBUF_V16, RAN);
    try (RunningDaemon daemon = daemon(null);
        TestClient client = daemon.connect()) {
      client.send(WireFormat.PROTOBUF_V16, compile());
      assertThat(client.receiveUnlessAtWork()).isEqualTo(PLAN);
      client.sendBytes(Arrays.copyOf(whole, whole.length - 1));

      assertThat(client.closedByDaemon()).isTrue();
      assertThat(outcomes.take()).isInstanceOf(ClientLeftException.class);
    }
  }

  @Test
  void client_reportsNonsense_isClosed() throws Exception {
    mayAnswer.countDown();
    try (RunningDaemon daemon = daemon(null);
        TestClient client = daemon.connect()) {
      client.send(WireFormat.PROTOBUF_V16, compile());
      assertThat(client.receiveUnlessAtWork()).isEqualTo(PLAN);
      client.sendBytes(new byte[] {6, 0, 0, 0, 16, 0, 0, 0, (byte) 0xFF, (byte) 0xFF});

      assertThat(client.closedByDaemon()).isTrue();
      assertThat(outcomes.take()).isInstanceOf(ClientLeftException.class);
    }
  }

  @Test
  void report_thatNobodyAskedFor_isAnError() throws Exception {
    try (RunningDaemon daemon = daemon(null)) {
      assertThat(daemon.ask(RAN)).isInstanceOf(Response.Error.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"natives", "jdk", "junixsocket"})
  void stop_whileAPlanIsOut_leavesItToTheClient(String transport) throws Exception {
    DaemonSettings usual = RunningDaemon.settings(root, Duration.ZERO, transport);
    DaemonSettings hasty = RunningDaemon.with(usual, Duration.ofMillis(20));
    mayAnswer.countDown();
    try (RunningDaemon daemon = RunningDaemon.start(hasty, () -> planning());
        TestClient client = daemon.connect()) {
      client.send(WireFormat.PROTOBUF_V16, compile());
      assertThat(client.receiveUnlessAtWork()).isEqualTo(PLAN);
      daemon.stop(StopReason.SHUTDOWN_REQUESTED);

      assertThat(daemon.awaitStatus()).isZero();
      assertThat(outcomes.take()).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void stop_whileAPlanIsOut_waitsForTheReport() throws Exception {
    mayAnswer.countDown();
    try (RunningDaemon daemon = daemon(null);
        TestClient client = daemon.connect()) {
      client.send(WireFormat.PROTOBUF_V16, compile());
      assertThat(client.receiveUnlessAtWork()).isEqualTo(PLAN);
      daemon.stop(StopReason.SHUTDOWN_REQUESTED);
      await().until(() -> daemon.ask(compile()) instanceof Response.Declined);
      client.send(WireFormat.PROTOBUF_V16, RAN);

      assertThat(client.receiveUnlessAtWork()).isEqualTo(ANSWER);
    }
  }

  @Test
  void client_ofVersionOne_hasNobodyToRunPlans() throws Exception {
    try (RunningDaemon daemon = RunningDaemon.start(root, () -> cache)) {
      daemon.ask(Requests.compile(Requests.ours()));
      daemon.ask(Requests.compile(List.of()));
      daemon.ask(compile());

      assertThat(cache.calls)
          .extracting(call -> call.planRunner().isPresent())
          .containsExactly(false, false, true);
    }
  }

  private RunningDaemon daemon(@Nullable String transport) throws Exception {
    return RunningDaemon.start(
        RunningDaemon.settings(root, Duration.ZERO, transport), () -> planning());
  }

  /** A daemon that closes silent connections after a moment. */
  private DaemonSettings impatient() {
    DaemonSettings usual = RunningDaemon.settings(root, Duration.ZERO, null);
    ServerLimits limits = usual.limits();
    return RunningDaemon.with(
        usual,
        new ServerLimits(
            limits.capacity(),
            Duration.ofMillis(50),
            limits.frameTime(),
            limits.writeTime(),
            limits.heartbeat()));
  }

  private FakeCache planning() {
    cache.answer(this::plan);
    return cache;
  }

  private Response plan(ToolCall call) {
    try {
      outcomes.add(call.planRunner().orElseThrow().run(PLAN));
      mayAnswer.await();
    } catch (ClientLeftException e) {
      outcomes.add(e);
    } catch (InterruptedException e) {
      outcomes.add(e);
      Thread.currentThread().interrupt();
    }
    return ANSWER;
  }

  private static Request compile() {
    EnvVar announcement = ClientAnnouncement.ours(true, 022, false, null).toEnvVar();
    return Requests.compile(List.of(announcement));
  }
}
