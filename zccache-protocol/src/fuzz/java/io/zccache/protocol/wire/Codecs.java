/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Vectors;
import io.zccache.protocol.frame.Frame;
import io.zccache.protocol.frame.Received;
import io.zccache.protocol.frame.Wire;
import io.zccache.protocol.frame.WireFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What must hold for any bytes of any format. An input is one byte, odd for a response, and the
 * body of a frame.
 */
final class Codecs {
  private Codecs() {}

  /** The golden frames of a format as inputs. */
  static Stream<byte[]> golden(WireFormat format) {
    int header = format == WireFormat.FRAME_V1 ? 5 : 8;
    return Stream.concat(Vectors.golden().stream(), Vectors.extension().stream())
        .filter(golden -> Wire.format(golden.family()) == format)
        .map(
            golden -> {
              int length = golden.bytes().length() - header;
              byte[] input = new byte[1 + length];
              input[0] = (byte) (golden.direction().equals("request") ? 0 : 1);
              golden.bytes().copyTo(header, length, input, 1);
              return input;
            });
  }

  /**
   * Decodes an input, and if it is a message, sees that encoding it gives bytes that decode to the
   * same message and encode to the same bytes.
   */
  static Optional<Received<?>> check(WireFormat format, byte[] input) {
    if (input.length == 0) {
      return Optional.empty();
    }
    String direction = (input[0] & 1) == 0 ? "request" : "response";
    Bytes bytes = framed(format, input);
    Optional<Received<?>> decoded =
        Allocations.bounded(bytes.length(), () -> decode(direction, bytes));
    decoded.ifPresent(
        received -> {
          Bytes encoded = encode(received);
          Optional<Received<?>> again = decode(direction, encoded);
          assertThat((Object) again).isEqualTo(decoded);
          assertThat(encode(again.orElseThrow())).isEqualTo(encoded);
        });
    return decoded;
  }

  private static Bytes framed(WireFormat format, byte[] input) {
    int length = input.length - 1;
    ByteBuffer out = ByteBuffer.allocate(length + 8).order(ByteOrder.LITTLE_ENDIAN);
    switch (format) {
      case BINCODE_V15 -> out.putInt(length + 4).putInt(15);
      case PROTOBUF_V16 -> out.putInt(length + 4).putInt(16);
      case FRAME_V1 -> out.put((byte) 1).putInt(length);
    }
    out.put(input, 1, length);
    return Bytes.wrap(out.array(), 0, out.position());
  }

  private static Optional<Received<?>> decode(String direction, Bytes bytes) {
    try {
      Optional<Frame> frame = Wire.pushed(bytes).next();
      return frame.isEmpty()
          ? Optional.empty()
          : Optional.of(Wire.decode(direction, frame.orElseThrow()));
    } catch (MalformedMessageException e) {
      assertThat(e.reason()).isNotEmpty();
      return Optional.empty();
    }
  }

  private static Bytes encode(Received<?> received) {
    try {
      return Wire.encode(
          received.format(), received.message(), received.requestId(), received.frameRequestId());
    } catch (MessageTooLargeException e) {
      throw new AssertionError(e);
    }
  }
}
