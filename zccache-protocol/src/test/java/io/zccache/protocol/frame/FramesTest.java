/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.RandomMessages;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.SeededNumbers;
import io.zccache.protocol.wire.MessageTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FramesTest {
  @ParameterizedTest
  @EnumSource
  void encode_randomMessages_decodeToTheSame(WireFormat format) throws Exception {
    for (long seed = 1; seed <= 3_000; seed++) {
      SeededNumbers numbers = new SeededNumbers(seed);
      RandomMessages messages = new RandomMessages(numbers);
      boolean request = numbers.below(2) == 0;
      Object message = request ? messages.any(Request.class) : messages.any(Response.class);
      String id = format == WireFormat.BINCODE_V15 ? "" : "id-" + seed;
      long frameId = format == WireFormat.FRAME_V1 ? numbers.next() : 0;

      Bytes bytes = Wire.encode(format, message, id, frameId);

      assertThat((Object) Wire.decode(request ? "request" : "response", Wire.frame(bytes)))
          .as("seed %d", seed)
          .isEqualTo(new Received<>(format, message, id, frameId));
    }
  }

  @ParameterizedTest
  @EnumSource
  void encode_messageThatJustFits_isTheLargestFrame(WireFormat format) throws Exception {
    int overhead = encoded(format, 3_000_000).length - 3_000_000;

    byte[] largest = encoded(format, 4 + Frames.LIMIT - overhead + (isBroker(format) ? 1 : 0));

    assertThat(largest).hasSize((isBroker(format) ? 5 : 4) + Frames.LIMIT);
    Wire.decode("response", Wire.frame(Bytes.wrap(largest)));
  }

  @ParameterizedTest
  @EnumSource
  void encode_oneByteMore_isRefused(WireFormat format) throws Exception {
    int overhead = encoded(format, 3_000_000).length - 3_000_000;
    int size = 5 + Frames.LIMIT - overhead + (isBroker(format) ? 1 : 0);

    assertThatThrownBy(() -> encoded(format, size))
        .isInstanceOf(MessageTooLargeException.class)
        .hasMessageContaining("more than a frame may have");
  }

  @Test
  void encode_requestWithoutIds_hasThoseOfClients() throws Exception {
    Frame frame = Wire.frame(Bytes.of(Frames.encode(WireFormat.FRAME_V1, new Request.Status())));

    assertThat(Frames.decodeRequest(frame))
        .isEqualTo(new Received<>(WireFormat.FRAME_V1, new Request.Status(), "control-status", 1));
  }

  private static byte[] encoded(WireFormat format, int size) throws MessageTooLargeException {
    Bytes stdout = Bytes.wrap(new byte[size]);
    return Frames.encode(
        format, new Response.CompileResult(0, stdout, Bytes.EMPTY, false), "id", 1);
  }

  private static boolean isBroker(WireFormat format) {
    return format == WireFormat.FRAME_V1;
  }
}
