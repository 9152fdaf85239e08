/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.client.port.Connection;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The daemon answers with a plan: it is run once, reported, and then the answer counts. */
class PlanTest {
  private static final WireFormat FORMAT = WireFormat.PROTOBUF_V16;
  private static final Request COMPILE = Messages.compile(Bytes.EMPTY);
  private static final Response.Plan PLAN =
      new Response.Plan(List.of(Utf8.of("/usr/bin/gcc")), "/f", true, List.of());
  private static final Request.Ran RAN =
      new Request.Ran(List.of(3L), Bytes.of("out"), Bytes.of("err"), true, false);
  private static final Response RESULT =
      new Response.CompileResult(3, Bytes.EMPTY, Bytes.EMPTY, false);

  private final World world = new World();
  private final List<Response.Plan> ran = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void send_daemonPlans_runsReportsAndWaitsForTheAnswer(WireFormat format) throws Exception {
    FakeConnection connection =
        world
            .transport
            .accept()
            .answer(format, new Response.AtWork())
            .answer(format, PLAN)
            .answer(format, new Response.AtWork())
            .answer(format, RESULT);

    assertThat(send(world.client(format))).isEqualTo(new Outcome.Answered(RESULT));
    assertThat(ran).containsExactly(PLAN);
    byte[] request = Frames.encode(format, COMPILE);
    byte[] report = Frames.encode(format, RAN);
    byte[] both = Arrays.copyOf(request, request.length + report.length);
    System.arraycopy(report, 0, both, request.length, report.length);
    assertThat(connection.sent()).isEqualTo(both);
    assertThat(connection.isClosed()).isTrue();
  }

  @Test
  void send_declinedAfterTheRun_declined() throws Exception {
    world.transport.accept().answer(FORMAT, PLAN).answer(FORMAT, new Response.Declined("why"));

    assertThat(send(world.client())).isEqualTo(new Outcome.Declined("why"));
  }

  @Test
  void send_lostAfterTheRun_orphanedAndNotAskedAgain() throws Exception {
    world.transport.accept().answer(FORMAT, PLAN);
    world.transport.accept().answer(FORMAT, RESULT);

    assertThat(send(world.client())).isInstanceOf(Outcome.Orphaned.class);
    assertThat(ran).hasSize(1);
    assertThat(world.transport.dials()).isEqualTo(1);
  }

  @Test
  void send_silentAfterTheRun_orphaned() throws Exception {
    FakeConnection connection =
        world.transport.accept().answer(FORMAT, PLAN).then(Connection.SILENT);
    world.transport.accept().then(Connection.SILENT);

    assertOrphaned(UnavailableReason.DAEMON_SILENT);
    assertThat(connection.isClosed()).as("before anything is delivered").isTrue();
  }

  @Test
  void send_reportCannotBeSent_orphaned() throws Exception {
    FakeConnection connection = world.transport.accept().answer(FORMAT, PLAN);

    Outcome outcome =
        world
            .client()
            .send(
                COMPILE,
                new NoSink(),
                plan -> {
                  connection.sendFailsWith(Connection.LOST);
                  return RAN;
                });
    assertThat(((Outcome.Orphaned) outcome).why().reason())
        .isEqualTo(UnavailableReason.CONNECTION_LOST);
  }

  @Test
  void send_errorAfterTheRun_orphaned() throws Exception {
    world.transport.accept().answer(FORMAT, PLAN).answer(FORMAT, new Response.Error("no"));

    assertOrphaned(UnavailableReason.DAEMON_ERROR);
  }

  @Test
  void send_anotherPlan_isNoAnswer() throws Exception {
    world.transport.accept().answer(FORMAT, PLAN).answer(FORMAT, PLAN);

    assertOrphaned(UnavailableReason.UNEXPECTED_REPLY);
    assertThat(ran).hasSize(1);
  }

  @Test
  void send_reportTooLarge_orphaned() throws Exception {
    world.transport.accept().answer(FORMAT, PLAN);
    Bytes much = Bytes.wrap(new byte[Frames.LIMIT]);

    Outcome outcome =
        world
            .client()
            .send(
                COMPILE,
                new NoSink(),
                plan -> new Request.Ran(List.of(0L), much, Bytes.EMPTY, true, false));
    assertThat(((Outcome.Orphaned) outcome).why().reason()).isEqualTo(UnavailableReason.TOO_LARGE);
  }

  @Test
  void send_planToOneWhoRunsNone_isNoAnswer() throws Exception {
    world.transport.accept().answer(FORMAT, PLAN);

    Outcome outcome = world.client().send(COMPILE);
    assertThat(((Outcome.Unavailable) outcome).reason())
        .isEqualTo(UnavailableReason.UNEXPECTED_REPLY);
  }

  @Test
  void send_planForAQuestion_isNoAnswer() throws Exception {
    world.transport.accept().answer(FORMAT, PLAN);

    Outcome outcome =
        world.client().send(new Request.Status(), new NoSink(), plan -> reportOn(plan));
    assertThat(((Outcome.Unavailable) outcome).reason())
        .isEqualTo(UnavailableReason.UNEXPECTED_REPLY);
    assertThat(ran).isEmpty();
  }

  private void assertOrphaned(UnavailableReason reason) {
    Outcome outcome = send(world.client());
    assertThat(((Outcome.Orphaned) outcome).why().reason()).isEqualTo(reason);
  }

  private Outcome send(DaemonClient client) {
    return client.send(COMPILE, new NoSink(), this::reportOn);
  }

  private Request.Ran reportOn(Response.Plan plan) {
    ran.add(plan);
    return RAN;
  }
}
