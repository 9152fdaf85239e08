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
import io.zccache.protocol.endpoint.CacheRoot;
import io.zccache.protocol.endpoint.Endpoint;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Weak points of the reference's conversation, under their ids: each of these fails on what the
 * reference does. {@code docs/protocol.md} says where the others are tested.
 */
class WeakPointsTest {
  private static final WireFormat FORMAT = WireFormat.PROTOBUF_V16;
  private static final long DAEMON = 77;
  private static final long SECOND = 1_000_000_000L;
  private static final Response RESULT = Messages.RESULT;

  private final World world = new World();

  /** Every way to call a tool. */
  static List<Request> toolRequests() {
    return List.of(Messages.COMPILE, Messages.SESSION_COMPILE, Messages.LINK);
  }

  private static Response resultOf(Request request) {
    return request instanceof Request.LinkEphemeral
        ? new Response.LinkResult(0, Bytes.of("out"), Bytes.EMPTY, true, null)
        : RESULT;
  }

  @Test
  void w1_anotherStartsTheDaemon_isWaitedForAndNoneStarted() {
    world.starter.anotherHoldsLock(true);
    world.ticker.afterMillis(2000, () -> accept().answer(FORMAT, RESULT));

    assertThat(send()).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.starter.started()).isEmpty();
  }

  @Test
  void w4_silentDaemon_isReplacedWithinFiveSecondsOfTheBudget() {
    standsStill();
    world.starter.onStart(() -> accept().answer(FORMAT, RESULT));

    assertThat(send()).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.ticker.nanos()).isLessThan(65 * SECOND);
  }

  @Test
  void w5_daemonOfAnyName_isKnownByItsLockAndOnlyItIsEnded() {
    standsStill();
    world.starter.onStart(() -> accept().answer(FORMAT, RESULT));

    assertThat(send()).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.processes.signals()).isNotEmpty().allMatch(one -> one.endsWith(" 77"));
  }

  @Test
  void w5_daemonThatIsNotProven_isNotEnded() {
    standsStill();
    world.processes.holds(DAEMON + 1);

    assertReason(send(), UnavailableReason.DAEMON_SILENT);
    assertThat(world.processes.signals()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("toolRequests")
  void w6_tenMinutesWithSignsOfLife_areWaitedFor(Request request) {
    FakeConnection connection = accept().of(DAEMON);
    for (int i = 0; i < 120; i++) {
      connection.silentFor(5 * SECOND).answer(FORMAT, new Response.AtWork());
    }
    connection.answer(FORMAT, resultOf(request));

    assertThat(world.client().send(request)).isEqualTo(new Outcome.Answered(resultOf(request)));
    assertThat(world.ticker.nanos()).isEqualTo(600 * SECOND);
    assertThat(world.transport.dials()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("toolRequests")
  void w6_fourMinutesOfAForeignDaemonThatAnswersOthers_areWaitedFor(Request request) {
    accept().of(DAEMON).silentFor(240 * SECOND).answer(FORMAT, resultOf(request));
    for (int i = 0; i < 4; i++) {
      accept().of(DAEMON).answer(FORMAT, Messages.STATUS);
    }

    assertThat(world.client().send(request)).isEqualTo(new Outcome.Answered(resultOf(request)));
    assertThat(world.ticker.nanos()).isEqualTo(240 * SECOND);
  }

  @Test
  void w7_stdin_survivesTheRetryAndTheReplacement() throws Exception {
    world.processes.holds(DAEMON);
    accept().of(DAEMON).then(Connection.LOST);
    accept().of(DAEMON).then(Connection.SILENT);
    accept().of(DAEMON).then(Connection.SILENT);
    world.starter.onStart(() -> accept().answer(FORMAT, RESULT));

    assertThat(send()).isEqualTo(new Outcome.Answered(RESULT));
    byte[] request = Frames.encode(FORMAT, Messages.COMPILE);
    assertThat(((Request.CompileEphemeral) Messages.COMPILE).stdin()).isNotEqualTo(Bytes.EMPTY);
    for (int attempt : new int[] {0, 1, 3}) {
      assertThat(world.transport.given().get(attempt).sent()).isEqualTo(request);
    }
  }

  @Test
  void w10_requestAboveTheLimit_isNeitherSentNorCut() {
    Request request = Messages.compile(Bytes.wrap(new byte[Frames.LIMIT]));

    assertReason(world.client().send(request), UnavailableReason.TOO_LARGE);
    assertThat(world.transport.dials()).isZero();
  }

  @ParameterizedTest
  @MethodSource("toolRequests")
  void w11_cleanEndResetOrTornFrame_isAskedAgain(Request request) throws Exception {
    byte[] frame = Frames.encode(FORMAT, resultOf(request), "", 0);
    List<FakeConnection> broken =
        List.of(
            connection(),
            connection().then(Connection.LOST),
            connection().sendFailsWith(Connection.LOST),
            connection().piece(Arrays.copyOf(frame, frame.length - 1)),
            connection().piece(Arrays.copyOf(frame, 3)).then(Connection.LOST));
    for (FakeConnection one : broken) {
      world.transport.accept(one);
      accept().answer(FORMAT, resultOf(request));

      assertThat(world.client().send(request)).isEqualTo(new Outcome.Answered(resultOf(request)));
    }
  }

  @ParameterizedTest
  @MethodSource("toolRequests")
  void w11_lostTwice_isLeftToTheTool(Request request) {
    accept();
    accept();
    accept().answer(FORMAT, resultOf(request));

    assertReason(world.client().send(request), UnavailableReason.CONNECTION_LOST);
  }

  @Test
  void w11_retries_haveAPauseThatDiffers() {
    accept();
    accept().answer(FORMAT, RESULT);
    assertThat(send()).isEqualTo(new Outcome.Answered(RESULT));
    long first = world.ticker.nanos();
    accept();
    accept().answer(FORMAT, RESULT);
    assertThat(send()).isEqualTo(new Outcome.Answered(RESULT));

    assertThat(first).isBetween(2_000_000L, 3_000_000L);
    assertThat(world.ticker.nanos() - first).isBetween(2_000_000L, 3_000_000L).isNotEqualTo(first);
  }

  @Test
  void w12_noDaemonToBeHad_isLeftToTheTool() {
    world.starter.startFails("No such file or directory");

    assertReason(send(), UnavailableReason.START_FAILED);
  }

  @Test
  void w13_sessionCompile_startsADaemonAndIsAskedAgain() {
    world.starter.onStart(
        () -> {
          accept().then(Connection.LOST);
          accept().answer(FORMAT, RESULT);
        });

    assertThat(world.client().send(Messages.SESSION_COMPILE))
        .isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.starter.started()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void w14_probe_readsAnyFormat(WireFormat format) {
    accept().answer(format, Messages.STATUS);

    assertThat(probe(FORMAT)).isEqualTo(Probe.Answer.ALIVE);
  }

  @ParameterizedTest
  @EnumSource
  void w14_probe_takesNothingElseForASignOfHealth(WireFormat format) {
    accept();
    accept().answer(format, new Response.Error("no"));
    accept().answer(format, new Response.Pong());
    accept().answer(format, new Response.Backpressure(1, 1, "x"));

    for (int i = 0; i < 4; i++) {
      assertThat(probe(format)).isEqualTo(Probe.Answer.STRANGE);
    }
  }

  @Test
  void w15_backpressure_isObeyed() {
    accept().answer(FORMAT, new Response.Backpressure(9, 1500, "queue_full"));
    accept().answer(FORMAT, RESULT);

    assertThat(send()).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.ticker.nanos()).isBetween(1_500_000_000L, 2_250_000_000L);
  }

  @Test
  void w16_fullQueue_isDialledAgainAndEndsNobody() {
    world.processes.holds(DAEMON);
    world.transport.refuseWith(DialTrouble.BUSY);
    world.ticker.afterMillis(8000, () -> accept().of(DAEMON).answer(FORMAT, RESULT));

    assertThat(send()).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void w16_fullQueueForGood_isLeftToTheToolAndEndsNobody() {
    world.processes.holds(DAEMON);
    world.transport.refuseWith(DialTrouble.BUSY);

    assertReason(send(), UnavailableReason.DAEMON_BUSY);
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void w16_noRightToConnectOrResetOfTheProbe_endsNobody() {
    world.processes.holds(DAEMON);
    accept().of(DAEMON).then(Connection.SILENT);
    world.transport.refuseWith(DialTrouble.BROKEN);

    assertReason(send(), UnavailableReason.CALL_FORGOTTEN);
    assertReason(send(), UnavailableReason.CONNECT_FAILED);
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void w17_locks_areTheRootsWhereverTheSocketIs() {
    CacheRoot root = CacheRoot.of("/cache");
    DaemonPlace place = new DaemonPlace(root, Endpoint.of(Bytes.of("/elsewhere/s"), root, 1), null);

    assertThat(place.startLock().text()).isEqualTo("/cache/run/start.lock");
    assertThat(place.daemonLock().text()).isEqualTo("/cache/run/daemon.lock");
  }

  @Test
  void w17_deadProcessThatNobodyBuries_countsAsEnded() {
    standsStill();
    // Signals can be sent to a zombie for ever; its lock is gone all the same.
    world.processes.onEnd(() -> world.transport.refuseWith(DialTrouble.ABSENT));
    world.starter.onStart(() -> accept().answer(FORMAT, RESULT));

    assertThat(send()).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.processes.signals()).containsExactly("TERM 77", "KILL 77");
  }

  @Test
  void w22_startedDaemon_isToldRootAndSocketByArguments() {
    world.starter.onStart(() -> accept().answer(FORMAT, RESULT));

    assertThat(send()).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.starter.started().get(0))
        .extracting(FilePath::text)
        .containsSequence("--root", "/cache")
        .containsSequence("--endpoint", "/cache/run/daemon.sock");
  }

  @ParameterizedTest
  @MethodSource("toolRequests")
  void s1_hit_takesOneConnectionAndOneRequest(Request request) throws Exception {
    FakeConnection connection = accept().answer(FORMAT, resultOf(request));

    assertThat(world.client().send(request)).isEqualTo(new Outcome.Answered(resultOf(request)));
    assertThat(world.transport.dials()).isEqualTo(1);
    assertThat(connection.sent()).isEqualTo(Frames.encode(FORMAT, request));
  }

  @Test
  void s3_hit_takesNoLockReadsNoFileAndAsksForNoTime() {
    accept().silentFor(SECOND / 10).answer(FORMAT, RESULT);

    assertThat(send()).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.folders.reads()).isZero();
    assertThat(world.starter.attempts()).isZero();
    assertThat(world.ticker.asked()).isZero();
  }

  @Test
  void s4_daemonThatComesUp_isFoundWithinMilliseconds() {
    world.starter.onStart(
        () -> world.ticker.afterMillis(10, () -> accept().answer(FORMAT, RESULT)));

    assertThat(send()).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(world.ticker.nanos()).isLessThan(40_000_000L);
  }

  @Test
  void x1_folderOfAnotherUser_getsNothing() {
    world.folders.put("/cache/run", Kind.FOLDER, FakeFolders.USER + 1, 0700);

    assertReason(send(), UnavailableReason.FOREIGN_OWNER);
    assertThat(world.transport.dials()).isZero();
  }

  @Test
  void x3_daemonOfAnotherUser_getsNothing() {
    world.transport.refuseWith(DialTrouble.FOREIGN);

    assertReason(send(), UnavailableReason.FOREIGN_OWNER);
    assertThat(world.transport.given()).isEmpty();
  }

  private void standsStill() {
    world.processes.holds(DAEMON);
    accept().of(DAEMON).then(Connection.SILENT);
    accept().of(DAEMON).then(Connection.SILENT);
  }

  private Probe.Answer probe(WireFormat format) {
    return new Probe(world.ports(), world.place(null), format).ask();
  }

  private Outcome send() {
    return world.client().send(Messages.COMPILE);
  }

  private FakeConnection accept() {
    return world.transport.accept();
  }

  private FakeConnection connection() {
    return new FakeConnection(world.ticker);
  }

  private static void assertReason(Outcome outcome, UnavailableReason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class, why -> assertThat(why.reason()).isEqualTo(reason));
  }
}
