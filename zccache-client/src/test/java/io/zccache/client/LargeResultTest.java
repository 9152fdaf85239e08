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
import io.zccache.protocol.WirePath;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LargeResultTest {
  private static final Request COMPILE =
      new Request.Compile(
          "s", List.of(), WirePath.of("/w"), WirePath.of("/usr/bin/gcc"), null, Bytes.EMPTY);
  private static final Request LINK =
      new Request.LinkEphemeral(7, WirePath.of("/usr/bin/ar"), List.of(), WirePath.of("/w"), null);

  private final World world = new World();
  private final KeptOutput kept = new KeptOutput();
  private final byte[] out = new byte[700_000];
  private final byte[] error = new byte[300_000];

  LargeResultTest() {
    Random random = new Random(1);
    random.nextBytes(out);
    random.nextBytes(error);
  }

  @ParameterizedTest
  @EnumSource
  void send_largeCompile_outputGoesToTheSink(WireFormat format) throws Exception {
    world
        .transport
        .accept()
        .answer(format, new Response.CompileResult(-7, Bytes.of(out), Bytes.of(error), true));

    assertThat(world.client(format).send(COMPILE, kept, null))
        .isEqualTo(
            new Outcome.Answered(new Response.CompileResult(-7, Bytes.EMPTY, Bytes.EMPTY, true)));
    assertThat(kept.out.toByteArray()).isEqualTo(out);
    assertThat(kept.error.toByteArray()).isEqualTo(error);
  }

  @ParameterizedTest
  @EnumSource
  void send_largeLink_keepsTheWarning(WireFormat format) throws Exception {
    world
        .transport
        .accept()
        .answer(
            format, new Response.LinkResult(0, Bytes.of(out), Bytes.EMPTY, false, "not the same"));

    assertThat(world.client(format).send(LINK, kept, null))
        .isEqualTo(
            new Outcome.Answered(
                new Response.LinkResult(0, Bytes.EMPTY, Bytes.EMPTY, false, "not the same")));
    assertThat(kept.out.toByteArray()).isEqualTo(out);
  }

  @ParameterizedTest
  @EnumSource
  void send_largeButNoResult_unexpected(WireFormat format) throws Exception {
    world.transport.accept().answer(format, new Response.Error("e".repeat(300_000)));

    assertUnavailable(
        world.client(format).send(COMPILE, kept, null), UnavailableReason.UNEXPECTED_REPLY);
  }

  @Test
  void send_cutOffInTheMiddle_beginsAnew() throws Exception {
    WireFormat format = WireFormat.PROTOBUF_V16;
    byte[] frame =
        Frames.encode(
            format, new Response.CompileResult(0, Bytes.of(out), Bytes.of(error), false), "", 0);
    world.transport.accept().piece(Arrays.copyOf(frame, 500_000)).then(Connection.LOST);
    world.transport.accept().piece(frame);

    assertThat(world.client().send(COMPILE, kept, null)).isInstanceOf(Outcome.Answered.class);
    assertThat(kept.out.toByteArray()).isEqualTo(out);
    assertThat(kept.error.toByteArray()).isEqualTo(error);
  }

  @Test
  void send_noRoomForTheOutput_unavailable() throws Exception {
    kept.full = true;
    world
        .transport
        .accept()
        .answer(
            WireFormat.PROTOBUF_V16,
            new Response.CompileResult(0, Bytes.of(out), Bytes.EMPTY, false));

    assertUnavailable(world.client().send(COMPILE, kept, null), UnavailableReason.TOO_LARGE);
  }

  @Test
  void send_fieldLongerThanTheFrame_undecodable() throws Exception {
    WireFormat format = WireFormat.BINCODE_V15;
    byte[] frame =
        Frames.encode(
            format, new Response.CompileResult(0, Bytes.of(out), Bytes.EMPTY, false), "", 0);
    frame[16 + 4]++; // the length of stdout, its fifth byte: four thousand million bytes more
    world.transport.accept().piece(frame);

    assertUnavailable(
        world.client(format).send(COMPILE, kept, null), UnavailableReason.UNDECODABLE_REPLY);
  }

  @Test
  void send_everyFramePrefixOfGarbage_endsInAnOutcome() throws Exception {
    Random random = new Random(2);
    for (int i = 0; i < 200; i++) {
      byte[] frame = new byte[300_000];
      random.nextBytes(frame);
      int length = frame.length - 4;
      frame[0] = (byte) length;
      frame[1] = (byte) (length >> 8);
      frame[2] = (byte) (length >> 16);
      frame[3] = 0;
      frame[4] = (byte) (15 + random.nextInt(2));
      frame[5] = 0;
      frame[6] = 0;
      frame[7] = 0;
      World fresh = new World();
      fresh.transport.accept().piece(frame);

      assertThat(fresh.client().send(COMPILE, new KeptOutput(), null))
          .isInstanceOf(Outcome.Unavailable.class);
    }
  }

  private static void assertUnavailable(Outcome outcome, UnavailableReason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class, why -> assertThat(why.reason()).isEqualTo(reason));
  }

  private static final class KeptOutput implements ResultSink {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream error = new ByteArrayOutputStream();
    boolean full;

    @Override
    public void restart() {
      out.reset();
      error.reset();
    }

    @Override
    public boolean stdout(byte[] bytes, int offset, int length) {
      out.write(bytes, offset, length);
      return !full;
    }

    @Override
    public boolean stderr(byte[] bytes, int offset, int length) {
      error.write(bytes, offset, length);
      return !full;
    }
  }
}
