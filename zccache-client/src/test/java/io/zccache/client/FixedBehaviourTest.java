/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.RetryPolicy.Next;
import io.zccache.client.port.Connection;
import io.zccache.protocol.frame.WireFormat;
import org.junit.jupiter.api.Test;

/**
 * What the tests of the reference hold its conversation to, under the same ids, as far as it is
 * meant to be so here. Where the reference ends a daemon on less than a proof (I11), or gives up
 * where it need not (I8), the test says what is done instead.
 */
class FixedBehaviourTest {
  private static final WireFormat FORMAT = WireFormat.PROTOBUF_V16;
  private static final long SECOND = 1_000_000_000L;

  private final World world = new World();

  @Test
  void i2_replyWithinTheBudget_isTaken() {
    accept().silentFor(59 * SECOND).answer(FORMAT, Messages.RESULT);
    accept().answer(FORMAT, Messages.STATUS);

    assertThat(world.client().send(Messages.COMPILE))
        .isEqualTo(new Outcome.Answered(Messages.RESULT));
  }

  @Test
  void i3_peerThatNeverAnswers_isWedgedAfterTheBudgetAndNotATenthLater() {
    accept().then(Connection.SILENT);
    accept().then(Connection.SILENT);

    assertReason(send(), UnavailableReason.DAEMON_SILENT);
    assertThat(world.ticker.nanos()).isBetween(60 * SECOND, 66 * SECOND);
  }

  @Test
  void i4_transportError_isALossAndNoWedge() {
    accept().then(Connection.LOST);
    accept().then(Connection.LOST);

    assertReason(send(), UnavailableReason.CONNECTION_LOST);
    assertThat(world.transport.given()).as("two attempts, no probe").hasSize(2);
  }

  @Test
  void i5_firstAttemptDone_isTheOnlyOne() {
    accept().answer(FORMAT, Messages.RESULT);

    assertThat(send()).isInstanceOf(Outcome.Answered.class);
    assertThat(world.transport.dials()).isEqualTo(1);
    assertThat(world.ticker.nanos()).isZero();
  }

  @Test
  void i6_failedThenDone_isDoneAtTheSecondAttempt() {
    accept().then(Connection.LOST);
    accept().answer(FORMAT, Messages.RESULT);

    assertThat(send()).isInstanceOf(Outcome.Answered.class);
    assertThat(world.transport.dials()).isEqualTo(2);
  }

  @Test
  void i7_alwaysFailed_failsAtTheSecondAttempt() {
    for (int i = 0; i < 3; i++) {
      accept().then(Connection.LOST);
    }

    assertReason(send(), UnavailableReason.CONNECTION_LOST);
    assertThat(world.transport.dials()).isEqualTo(2);
  }

  @Test
  void i8_wedged_isNotAskedAgainHoweverManyRetriesAreLeft() {
    RetryPolicy policy = new RetryPolicy(5, world.ticker);

    assertThat(policy.after(ending(UnavailableReason.DAEMON_SILENT))).isEqualTo(Next.REPLACE);
    assertThat(policy.after(ending(UnavailableReason.DAEMON_SILENT))).isEqualTo(Next.FINISH);
  }

  @Test
  void i9_failedWithoutRetries_failsAtTheFirstAttempt() {
    RetryPolicy policy = new RetryPolicy(0, world.ticker);

    assertThat(policy.after(ending(UnavailableReason.CONNECTION_LOST))).isEqualTo(Next.FINISH);
  }

  @Test
  void i10_probeAnswered_endsNobody() {
    world.processes.holds(77);
    accept().of(77).then(Connection.SILENT);
    accept().of(77).answer(FORMAT, Messages.STATUS);

    assertReason(send(), UnavailableReason.CALL_FORGOTTEN);
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void i11_transportErrorOfTheProbe_isNoProofAndEndsNobody() {
    world.processes.holds(77);
    accept().of(77).then(Connection.SILENT);
    accept().of(77).then(Connection.LOST);

    assertReason(send(), UnavailableReason.CALL_FORGOTTEN);
    assertThat(world.processes.signals()).isEmpty();
  }

  @Test
  void i12_probeTimesOut_endsTheDaemon() {
    world.processes.holds(77);
    accept().of(77).then(Connection.SILENT);
    accept().of(77).then(Connection.SILENT);
    world.starter.onStart(() -> accept().answer(FORMAT, Messages.RESULT));

    assertThat(send()).isInstanceOf(Outcome.Answered.class);
    assertThat(world.processes.signals()).isNotEmpty();
  }

  @Test
  void i13_probe_hasThreeSeconds() {
    accept().then(Connection.SILENT);
    Probe probe = new Probe(world.ports(), world.place(null), FORMAT);

    assertThat(probe.ask()).isEqualTo(Probe.Answer.SILENT);
    assertThat(world.ticker.nanos()).isEqualTo(3 * SECOND);
  }

  @Test
  void i14_noBudget_waitsWithoutEndAndAnErrorIsALoss() {
    WedgePolicy never = WedgePolicy.ofSeconds(0);
    accept().silentFor(100_000 * SECOND).answer(FORMAT, Messages.RESULT);
    assertThat(world.client(FORMAT, never).send(Messages.COMPILE))
        .isEqualTo(new Outcome.Answered(Messages.RESULT));
    assertThat(world.transport.dials()).as("no probe").isEqualTo(1);

    accept().then(Connection.LOST);
    accept().then(Connection.LOST);
    assertReason(
        world.client(FORMAT, never).send(Messages.COMPILE), UnavailableReason.CONNECTION_LOST);
  }

  private Outcome send() {
    return world.client().send(Messages.COMPILE);
  }

  private FakeConnection accept() {
    return world.transport.accept();
  }

  private static Outcome ending(UnavailableReason reason) {
    return new Outcome.Unavailable(reason, "");
  }

  private static void assertReason(Outcome outcome, UnavailableReason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class, why -> assertThat(why.reason()).isEqualTo(reason));
  }
}
