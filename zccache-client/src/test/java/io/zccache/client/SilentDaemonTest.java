/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.port.Connection;
import io.zccache.client.port.DialTrouble;
import io.zccache.client.port.FileFacts.Kind;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A daemon is silent for the whole budget, which is a minute here. */
class SilentDaemonTest {
  private static final WireFormat FORMAT = WireFormat.PROTOBUF_V16;
  private static final long DAEMON = 77;
  private static final long SECOND = 1_000_000_000L;
  private static final Request COMPILE = Messages.COMPILE;
  private static final Response RESULT = Messages.RESULT;
  private static final Response STATUS = Messages.STATUS;

  private final World world = new World();

  @Test
  void send_standsStill_anotherAnswersWithinFiveSecondsOfTheBudget() throws Exception {
    ourDaemonStandsStill();
    world.starter.onStart(() -> accept().answer(FORMAT, RESULT));
    DaemonClient client = world.client();

    assertThat(client.send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.ticker.nanos()).isBetween(60 * SECOND, 65 * SECOND);
    assertThat(world.processes.signals()).containsExactly("TERM 77", "KILL 77");
    assertThat(world.starter.started()).hasSize(1);
    assertThat(world.starter.isHeld()).isFalse();
    assertThat(client.hasReplaced()).isTrue();
    assertThat(world.transport.given()).allMatch(FakeConnection::isClosed);
  }

  @Test
  void send_standsStill_theSameIsAskedAgain() throws Exception {
    ourDaemonStandsStill();
    world.starter.onStart(() -> accept().answer(FORMAT, RESULT));

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.transport.given()).hasSize(3);
    assertThat(world.transport.given().get(2).sent())
        .isEqualTo(world.transport.given().get(0).sent())
        .isEqualTo(Frames.encode(FORMAT, COMPILE));
    assertThat(world.transport.given().get(1).sent())
        .isEqualTo(Frames.encode(FORMAT, new Request.Status()));
  }

  @Test
  void send_standsStillAndHearsTheRequestToEnd_isNotForced() {
    ourDaemonStandsStill();
    world.processes.hearsRequests();
    world.starter.onStart(() -> accept().answer(FORMAT, RESULT));

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.processes.signals()).containsExactly("TERM 77");
  }

  @Test
  void send_anotherClientReplacesIt_waitsForThatAndEndsNobody() {
    ourDaemonStandsStill();
    world.starter.anotherHoldsLock(true);
    world.ticker.afterMillis(
        64_000,
        () -> {
          world.processes.holds(78);
          world.starter.anotherHoldsLock(false);
          accept().of(78).answer(FORMAT, RESULT);
        });
    DaemonClient client = world.client();

    assertThat(client.send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.processes.signals()).isEmpty();
    assertThat(world.starter.started()).isEmpty();
    assertThat(client.hasReplaced()).isFalse();
  }

  @Test
  void send_cannotBeEnded_unavailableWithinFiveSecondsOfTheVerdict() {
    ourDaemonStandsStill();
    world.processes.cannotBeEnded();
    DaemonClient client = world.client();

    assertUnavailable(client.send(COMPILE), UnavailableReason.DAEMON_SILENT);
    assertThat(world.ticker.nanos()).isBetween(60 * SECOND, 65 * SECOND);
    assertThat(world.starter.started()).isEmpty();
    assertThat(client.hasReplaced()).isFalse();
  }

  @Test
  void send_mayNotBeSignalled_unavailableAtOnceAndRemembered() {
    ourDaemonStandsStill();
    world.processes.mayNotBeSignalled();
    DaemonClient client = world.client();

    assertUnavailable(client.send(COMPILE), UnavailableReason.DAEMON_SILENT);
    assertThat(world.ticker.nanos()).isBetween(60 * SECOND, 61 * SECOND);
    assertThat(client.hasReplaced()).isFalse();
    accept().of(DAEMON).then(Connection.SILENT);
    assertUnavailable(world.client().send(COMPILE), UnavailableReason.SILENT_LATELY);
  }

  @Test
  void send_locksCannotBeHad_unavailableAndTheNextCallWaitsForItself() {
    for (int i = 0; i < 2; i++) {
      ourDaemonStandsStill();
      world.starter.lockFails("Read-only file system");

      assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
    }
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void send_anotherKeepsTheStartLock_givenUpWithinFiveSecondsOfTheVerdict() {
    ourDaemonStandsStill();
    world.starter.anotherHoldsLock(true);

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
    assertThat(world.ticker.nanos()).isBetween(65 * SECOND, 66 * SECOND);
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void send_theNextOneStandsStillToo_isNotEndedByThisCall() {
    ourDaemonStandsStill();
    world.starter.onStart(
        () -> {
          world.processes.holds(78);
          accept().of(78).then(Connection.SILENT);
          accept().of(78).then(Connection.SILENT);
        });

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
    assertThat(world.processes.signals()).containsExactly("TERM 77", "KILL 77");
  }

  @Test
  void send_processOfTheLockIsAnother_endsNobody() {
    ourDaemonStandsStill();
    world.processes.holds(DAEMON + 1);

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
    assertThat(world.processes.signals()).isEmpty();
    assertThat(world.starter.started()).isEmpty();
  }

  @Test
  void send_processCannotBeSeen_endsNobody() {
    world.processes.holds(DAEMON);
    accept().of(-1).then(Connection.SILENT);
    accept().of(-1).then(Connection.SILENT);

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void send_systemDoesNotTellTheProcess_theLockIsProofEnough() {
    world.processes.holds(DAEMON);
    accept().then(Connection.SILENT);
    accept().then(Connection.SILENT);
    world.starter.onStart(() -> accept().answer(FORMAT, RESULT));

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.processes.signals()).containsExactly("TERM 77", "KILL 77");
  }

  @Test
  void send_runFolderOfAnotherUser_endsNobody() {
    ourDaemonStandsStill();
    world.ticker.afterMillis(1000, () -> world.folders.put("/cache/run", Kind.FOLDER, 1001, 0700));

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void send_notProvenOurs_theNextCallIsGivenUpAtOnce() {
    for (int i = 0; i < 3; i++) {
      accept().of(DAEMON).then(Connection.SILENT);
    }
    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
    long before = world.ticker.nanos();

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.SILENT_LATELY);
    assertThat(world.ticker.nanos() - before).isEqualTo(SECOND / 5);
    assertThat(world.transport.given()).hasSize(3);
  }

  @Test
  void send_queueFullOfThoseThatGaveUp_isNotWaitedFor() {
    accept().of(DAEMON).then(Connection.SILENT);
    accept().of(DAEMON).then(Connection.SILENT);
    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
    world.transport.refuseWith(DialTrouble.BUSY);
    long before = world.ticker.nanos();

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.SILENT_LATELY);
    assertThat(world.ticker.nanos()).isEqualTo(before);
    world.ticker.passSeconds(60);
    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_BUSY);
  }

  @Test
  void send_silentAMinuteAgo_isWaitedForAgain() {
    for (int i = 0; i < 4; i++) {
      accept().of(DAEMON).then(Connection.SILENT);
    }
    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
    world.ticker.passSeconds(60);

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
  }

  @Test
  void send_anotherProcessWasSilentLately_isWaitedFor() {
    accept().of(DAEMON).then(Connection.SILENT);
    accept().of(DAEMON).then(Connection.SILENT);
    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
    accept().of(78).then(Connection.SILENT);
    accept().of(78).then(Connection.SILENT);

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
  }

  @Test
  void send_silentLatelyButQuickNow_answered() {
    accept().of(DAEMON).then(Connection.SILENT);
    accept().of(DAEMON).then(Connection.SILENT);
    assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
    accept().of(DAEMON).answer(FORMAT, RESULT);

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
  }

  @Test
  void send_markIsNonsense_isWaitedFor() {
    for (String mark : List.of("", "nonsense", "x".repeat(65))) {
      world.folders.write(FilePath.of("/cache/run/silent"), Ascii.bytes(mark));
      accept().of(DAEMON).then(Connection.SILENT);
      accept().of(DAEMON).then(Connection.SILENT);

      assertUnavailable(world.client().send(COMPILE), UnavailableReason.DAEMON_SILENT);
    }
  }

  @Test
  void send_foreignDaemonAnswersOthers_isWaitedForOverFiveBudgets() {
    FakeConnection slow = accept().of(DAEMON).silentFor(299 * SECOND).answer(FORMAT, RESULT);
    for (int i = 0; i < 5; i++) {
      accept().of(DAEMON).answer(FORMAT, STATUS);
    }

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.ticker.nanos()).isEqualTo(299 * SECOND);
    assertThat(world.transport.given()).hasSize(6).first().isSameAs(slow);
  }

  @Test
  void send_foreignDaemonForgetsTheCall_isGivenUpAfterFiveBudgetsAndLivesOn() {
    accept().of(DAEMON).then(Connection.SILENT);
    for (int i = 0; i < 5; i++) {
      accept().of(DAEMON).answer(FORMAT, STATUS);
    }

    assertThat(world.client().send(COMPILE))
        .isEqualTo(new Outcome.Unavailable(UnavailableReason.CALL_FORGOTTEN, "nothing for 300 s"));
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void send_oursAnswersOthers_isGivenUpAndLivesOn() {
    world.processes.holds(DAEMON);
    accept().of(DAEMON).then(Connection.SILENT);
    accept().of(DAEMON).answer(FORMAT, STATUS);

    assertThat(world.client().send(COMPILE))
        .isEqualTo(new Outcome.Unavailable(UnavailableReason.CALL_FORGOTTEN, "nothing for 60 s"));
    assertThat(world.processes.signals()).isEmpty();
    assertThat(world.folders.read(FilePath.of("/cache/run/silent"), 64)).isNull();
  }

  @Test
  void send_oursIsAskedWithASmallBudget_isWaitedForUntilItBreaksItsPromise() {
    world.processes.holds(DAEMON);
    accept().of(DAEMON).then(Connection.SILENT);
    for (int i = 0; i < 6; i++) {
      accept().of(DAEMON).answer(FORMAT, STATUS);
    }

    assertUnavailable(
        world.client(FORMAT, WedgePolicy.ofSeconds(5)).send(COMPILE),
        UnavailableReason.CALL_FORGOTTEN);
    assertThat(world.ticker.nanos()).isBetween(30 * SECOND, 31 * SECOND);
  }

  @Test
  void send_quickQuestionOfADaemonThatAnswersOthers_isNotWaitedForOn() {
    accept().of(DAEMON).then(Connection.SILENT);
    accept().of(DAEMON).answer(FORMAT, STATUS);

    assertUnavailable(world.client().send(new Request.Ping()), UnavailableReason.CALL_FORGOTTEN);
  }

  @ParameterizedTest
  @EnumSource
  void send_statusInAnyFormat_isASignOfLife(WireFormat format) {
    world.processes.holds(DAEMON);
    accept().of(DAEMON).then(Connection.SILENT);
    accept().of(DAEMON).answer(format, STATUS);

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.CALL_FORGOTTEN);
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void send_secondConnectionEndsOrAnswersNonsense_isGivenUpAndLivesOn() {
    world.processes.holds(DAEMON);
    for (FakeConnection probe :
        List.of(
            new FakeConnection(world.ticker),
            new FakeConnection(world.ticker).then(Connection.LOST),
            new FakeConnection(world.ticker).answer(FORMAT, new Response.Error("no")),
            new FakeConnection(world.ticker).answer(FORMAT, new Response.Pong()))) {
      accept().of(DAEMON).then(Connection.SILENT);
      world.transport.accept(probe);

      assertUnavailable(world.client().send(COMPILE), UnavailableReason.CALL_FORGOTTEN);
    }
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void send_queueIsFullWhenProbed_endedOnlyAfterTheWholeProbe() {
    world.processes.holds(DAEMON);
    accept().of(DAEMON).then(Connection.SILENT);
    world.transport.refuseWith(DialTrouble.BUSY);
    world.processes.onEnd(() -> world.transport.refuseWith(DialTrouble.ABSENT));
    world.starter.onStart(() -> accept().answer(FORMAT, RESULT));

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.ticker.nanos()).isBetween(60 * SECOND, 65 * SECOND);
  }

  @Test
  void send_queueHasRoomAgainWhenProbed_livesOn() {
    world.processes.holds(DAEMON);
    accept().of(DAEMON).then(Connection.SILENT);
    world.transport.refuseWith(DialTrouble.BUSY);
    world.ticker.afterMillis(58_000, () -> accept().of(DAEMON).answer(FORMAT, STATUS));

    assertUnavailable(world.client().send(COMPILE), UnavailableReason.CALL_FORGOTTEN);
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void send_answersWhileItIsProbed_answered() {
    world.processes.holds(DAEMON);
    FakeConnection late = accept().of(DAEMON).then(Connection.SILENT);
    accept().of(DAEMON).then(Connection.SILENT);
    world.ticker.afterMillis(58_000, () -> late.answer(FORMAT, RESULT));

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void send_goneWhenProbed_asksTheNextOne() {
    world.processes.holds(DAEMON);
    accept().of(DAEMON).then(Connection.SILENT);
    world.starter.onStart(() -> accept().answer(FORMAT, RESULT));

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.processes.signals()).isEmpty();
    assertThat(world.starter.started()).hasSize(1);
  }

  @Test
  void send_doesNotReadAndStandsStill_isReplaced() {
    world.processes.holds(DAEMON);
    accept().of(DAEMON).sendFailsWith(Connection.SILENT);
    accept().of(DAEMON).then(Connection.SILENT);
    world.starter.onStart(() -> accept().answer(FORMAT, RESULT));

    assertThat(world.client().send(COMPILE)).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.processes.signals()).containsExactly("TERM 77", "KILL 77");
  }

  @Test
  void send_doesNotReadThoughItAnswersOthers_isGivenUpAndLivesOn() {
    accept().of(DAEMON).sendFailsWith(Connection.SILENT);
    accept().of(DAEMON).answer(FORMAT, STATUS);

    assertThat(world.client().send(COMPILE))
        .isEqualTo(new Outcome.Unavailable(UnavailableReason.CALL_FORGOTTEN, "it does not read"));
  }

  @Test
  void send_standsStillAfterAPlanWasRun_isEndedForTheNextCalls() throws Exception {
    world.processes.holds(DAEMON);
    Response plan = new Response.Plan(List.of(), "/f", true, List.of());
    accept().of(DAEMON).answer(FORMAT, plan).then(Connection.SILENT);
    accept().of(DAEMON).then(Connection.SILENT);
    DaemonClient client = world.client();

    Outcome outcome =
        client.send(
            COMPILE,
            new NoSink(),
            given -> new Request.Ran(List.of(0L), Bytes.EMPTY, Bytes.EMPTY, true, false));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Orphaned.class,
            orphaned -> assertUnavailable(orphaned.why(), UnavailableReason.DAEMON_SILENT));
    assertThat(world.processes.signals()).containsExactly("TERM 77", "KILL 77");
    assertThat(client.hasReplaced()).isTrue();
    assertThat(world.starter.started()).as("the next call starts one").isEmpty();
  }

  @Test
  void askRunning_standsStill_isLeftAlone() {
    ourDaemonStandsStill();

    assertUnavailable(
        world.client().askRunning(new Request.Shutdown()), UnavailableReason.DAEMON_SILENT);
    assertThat(world.transport.dials()).isEqualTo(1);
    assertThat(world.processes.signals()).isEmpty();
    assertThat(world.folders.read(FilePath.of("/cache/run/silent"), 64)).isNull();
  }

  private void ourDaemonStandsStill() {
    world.processes.holds(DAEMON);
    accept().of(DAEMON).then(Connection.SILENT);
    accept().of(DAEMON).then(Connection.SILENT);
  }

  private FakeConnection accept() {
    return world.transport.accept();
  }

  private static void assertUnavailable(Outcome outcome, UnavailableReason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class, why -> assertThat(why.reason()).isEqualTo(reason));
  }
}
