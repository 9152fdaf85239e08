/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.port.Connection;
import io.zccache.client.port.DialTrouble;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.WirePath;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaemonClientTest {
  private static final WireFormat FORMAT = WireFormat.PROTOBUF_V16;
  private static final Request COMPILE = Messages.compile(Bytes.EMPTY);
  private static final Response RESULT =
      new Response.CompileResult(3, Bytes.of("out"), Bytes.of("err"), true);

  private final World world = new World();

  @ParameterizedTest
  @EnumSource
  void send_daemonAnswers_answeredInTheFormatAsked(WireFormat format) throws Exception {
    FakeConnection connection = world.transport.accept().answer(format, RESULT);

    assertThat(world.client(format).send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(connection.sent()).isEqualTo(Frames.encode(format, COMPILE));
    assertThat(connection.isClosed()).isTrue();
  }

  @Test
  void send_answerInSingleBytes_answered() throws Exception {
    FakeConnection connection = world.transport.accept();
    for (byte b : Frames.encode(FORMAT, RESULT, "compile-ephemeral", 0)) {
      connection.piece(new byte[] {b});
    }

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
  }

  @Test
  void send_daemonDeclines_declined() throws Exception {
    world.transport.accept().answer(FORMAT, new Response.Declined("SEVERAL_SOURCES"));

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Declined("SEVERAL_SOURCES"));
  }

  @Test
  void send_heartbeatsFirst_waitsForTheAnswer() throws Exception {
    world
        .transport
        .accept()
        .answer(FORMAT, new Response.AtWork())
        .answer(FORMAT, new Response.AtWork())
        .answer(FORMAT, RESULT);

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
  }

  @Test
  void send_heartbeatsBeforeAnExplanation_waitsForIt() throws Exception {
    Request explain =
        new Request.Explain(7, WirePath.of("/gcc"), List.of(), WirePath.of("/w"), List.of());
    Response explanation = new Response.Explanation("hit", "", "text", "", List.of());
    world.transport.accept().answer(FORMAT, new Response.AtWork()).answer(FORMAT, explanation);

    assertThat(world.client().send(explain)).isEqualTo(new Outcome.Answered(explanation));
  }

  @Test
  void send_misses_answered() throws Exception {
    Response none = new Response.MissList(List.of());
    world.transport.accept().answer(FORMAT, none);

    assertThat(world.client().send(new Request.Misses("id"))).isEqualTo(new Outcome.Answered(none));
  }

  @Test
  void send_heartbeatToAQuestionThatTakesNoTime_unavailable() throws Exception {
    world.transport.accept().answer(FORMAT, new Response.AtWork());

    assertUnavailable(
        world.client().send(new Request.Status()), UnavailableReason.UNEXPECTED_REPLY);
  }

  @Test
  void send_heartbeatAndAnswerInOnePiece_answered() throws Exception {
    byte[] first = Frames.encode(FORMAT, new Response.AtWork(), "", 0);
    byte[] second = Frames.encode(FORMAT, RESULT, "", 0);
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    world.transport.accept().piece(both);

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
  }

  @Test
  void send_silentAfterHeartbeat_givenUpAfterTheBudget() throws Exception {
    world.transport.accept().answer(FORMAT, new Response.AtWork()).then(Connection.SILENT);
    world.transport.accept().then(Connection.SILENT);

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
    assertThat(world.ticker.nanos()).isBetween(60_000_000_000L, 60_100_000_000L);
    assertThat(world.transport.given()).as("and a probe").hasSize(2);
  }

  @Test
  void send_daemonDoesNotRead_givenUp() {
    world.transport.accept().sendFailsWith(Connection.SILENT);
    world.transport.accept().then(Connection.SILENT);

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
  }

  @Test
  void send_lostOnce_asksAgainOnAFreshConnection() throws Exception {
    byte[] cut = Frames.encode(FORMAT, RESULT, "", 0);
    world.transport.accept().piece(Arrays.copyOf(cut, cut.length - 1));
    world.transport.accept().answer(FORMAT, RESULT);

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.transport.given()).hasSize(2).allMatch(FakeConnection::isClosed);
  }

  @Test
  void send_lostTwice_unavailable() {
    world.transport.accept().sendFailsWith(Connection.LOST);
    world.transport.accept().then(Connection.LOST);
    world.transport.accept();

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.CONNECTION_LOST);
    assertThat(world.transport.given()).hasSize(2);
  }

  @Test
  void send_daemonReportsAnError_unavailableWithItsWords() throws Exception {
    world.transport.accept().answer(FORMAT, new Response.Error("no room"));

    assertThat(world.client().send(COMPILE))
        .isEqualTo(new Outcome.Unavailable(UnavailableReason.DAEMON_ERROR, "no room"));
  }

  @Test
  void send_garbage_unavailable() {
    world
        .transport
        .accept()
        .piece(new byte[] {12, 0, 0, 0, 16, 0, 0, 0, -1, -1, -1, -1, 0, 0, 0, 0});

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.UNDECODABLE_REPLY);
  }

  @Test
  void send_frameOfAnotherVersion_unavailable() {
    world.transport.accept().piece(new byte[] {4, 0, 0, 0, 14, 0, 0, 0});

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.UNDECODABLE_REPLY);
  }

  @Test
  void send_lengthBeyondTheLimit_refusedBeforeItComes() {
    world.transport.accept().piece(new byte[] {1, 0, 0, 1, 16, 0, 0, 0}).then(Connection.SILENT);

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.UNDECODABLE_REPLY);
  }

  @Test
  void send_answerToAnotherRequest_unavailable() throws Exception {
    world
        .transport
        .accept()
        .answer(FORMAT, new Response.LinkResult(0, Bytes.EMPTY, Bytes.EMPTY, false, null));

    assertThat(world.client().send(COMPILE))
        .isEqualTo(new Outcome.Unavailable(UnavailableReason.UNEXPECTED_REPLY, "LINK_RESULT"));
  }

  @Test
  void send_daemonUnderPressure_asksAgainAfterThePauseItWants() {
    world.transport.accept().answer(FORMAT, new Response.Backpressure(9, 700, "queue_full"));
    world.transport.accept().answer(FORMAT, new Response.Backpressure(9, 1200, "queue_full"));
    world.transport.accept().answer(FORMAT, RESULT);

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.ticker.nanos()).isBetween(1_900_000_000L, 2_850_000_000L);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1000, 4_294_967_295L})
  void send_daemonUnderPressureForGood_unavailableAfterTenSeconds(long pause) {
    for (int i = 0; i < 1000; i++) {
      world.transport.accept().answer(FORMAT, new Response.Backpressure(9, pause, "queue_full"));
    }

    assertThat(world.client().send(COMPILE))
        .isEqualTo(new Outcome.Unavailable(UnavailableReason.OVERLOADED, "queue_full"));
    assertThat(world.ticker.nanos()).isBetween(10_000_000_000L, 13_000_000_000L);
    assertThat(world.transport.given()).allMatch(FakeConnection::isClosed);
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void send_declineOfWhatIsNoToolCall_unexpected() throws Exception {
    world.transport.accept().answer(FORMAT, new Response.Declined("NO"));

    assertUnavailable(
        world.client().send(new Request.Status()), UnavailableReason.UNEXPECTED_REPLY);
  }

  @Test
  void send_queueFullForAWhile_connects() throws Exception {
    world.transport.refuseWith(DialTrouble.BUSY);
    world.ticker.afterMillis(300, () -> world.transport.accept().answer(FORMAT, RESULT));

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
  }

  @Test
  void send_queueFullForGood_givenUpAfterTenSeconds() {
    world.transport.refuseWith(DialTrouble.BUSY);

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_BUSY);
    assertThat(world.ticker.nanos()).isBetween(10_000_000_000L, 10_200_000_000L);
    assertThat(world.starter.started()).isEmpty();
  }

  @Test
  void send_peerOfAnotherUser_refused() {
    world.transport.refuseWith(DialTrouble.FOREIGN);

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.FOREIGN_OWNER);
    assertThat(world.starter.started()).isEmpty();
  }

  @Test
  void askRunning_noneThere_saysSoAndStartsNone() {
    assertUnavailable(
        world.client().askRunning(new Request.Status()), UnavailableReason.NOT_RUNNING);
    assertThat(world.starter.started()).isEmpty();
  }

  @Test
  void start_startFailedLately_startsAllTheSame() throws Exception {
    world.starter.setNote(String.valueOf(world.ticker.unixSeconds()));
    world.starter.onStart(() -> world.transport.accept().answer(FORMAT, new Response.Pong()));

    assertThat(world.client().start()).isEqualTo(new Outcome.Answered(new Response.Pong()));
  }

  private static void assertUnavailable(Outcome outcome, UnavailableReason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class, why -> assertThat(why.reason()).isEqualTo(reason));
  }
}
