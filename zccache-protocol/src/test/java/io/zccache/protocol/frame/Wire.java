/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.wire.MalformedMessageException;
import io.zccache.protocol.wire.MessageTooLargeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/** Shortcuts from bytes to messages and back for tests. */
public final class Wire {
  private Wire() {}

  /** The format that the golden vectors call {@code family}. */
  public static WireFormat format(String family) {
    return switch (family) {
      case "bincode-v15" -> WireFormat.BINCODE_V15;
      case "prost-v16" -> WireFormat.PROTOBUF_V16;
      case "frame-v1" -> WireFormat.FRAME_V1;
      default -> throw new AssertionError("no format is called " + family);
    };
  }

  /** The frame that {@code bytes} are. */
  public static Frame frame(Bytes bytes) throws MalformedMessageException {
    FrameReader reader = pushed(bytes);
    Frame frame = reader.next().orElseThrow();
    if (!reader.isEmpty()) {
      throw new AssertionError("more than a frame: " + reader.held() + " bytes left");
    }
    return frame;
  }

  /** A reader that has got {@code bytes}. */
  public static FrameReader pushed(Bytes bytes) {
    FrameReader reader = new FrameReader();
    reader.push(bytes.toByteArray(), 0, bytes.length());
    return reader;
  }

  /** The bytes as hex digits. */
  public static String hex(Bytes bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  /** A frame around {@code message}, which need not be one, made without our encoders. */
  public static byte[] framed(WireFormat format, byte[] message) {
    ByteBuffer out = ByteBuffer.allocate(message.length + 32).order(ByteOrder.LITTLE_ENDIAN);
    switch (format) {
      case BINCODE_V15 -> out.putInt(message.length + 4).putInt(15).put(message);
      case PROTOBUF_V16 -> out.putInt(message.length + 4).putInt(16).put(message);
      case FRAME_V1 -> {
        out.put((byte) 1).putInt(0).put(HexFormat.of().parseHex("080118e3f40122"));
        int rest = message.length;
        for (; rest > 0x7f; rest >>>= 7) {
          out.put((byte) (rest | 0x80));
        }
        out.put((byte) rest).put(message).putInt(1, out.position() - 5);
      }
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** The message in {@code frame}, from a client or from a daemon. */
  public static Received<?> decode(String direction, Frame frame) throws MalformedMessageException {
    return direction.equals("request") ? Frames.decodeRequest(frame) : Frames.decodeResponse(frame);
  }

  /** The bytes of a message, be it a request or a response. */
  public static Bytes encode(
      WireFormat format, Object message, String requestId, long frameRequestId)
      throws MessageTooLargeException {
    return Bytes.wrap(
        message instanceof Request request
            ? Frames.encode(format, request, requestId, frameRequestId)
            : Frames.encode(format, (Response) message, requestId, frameRequestId));
  }
}
