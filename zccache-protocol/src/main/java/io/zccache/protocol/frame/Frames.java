/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import io.zccache.protocol.ProtocolVersions;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.wire.BincodeCodec;
import io.zccache.protocol.wire.BrokerFrame;
import io.zccache.protocol.wire.ByteWriter;
import io.zccache.protocol.wire.Identified;
import io.zccache.protocol.wire.MalformedMessageException;
import io.zccache.protocol.wire.MessageTooLargeException;
import io.zccache.protocol.wire.ProtobufCodec;

/**
 * Messages as whole frames, and back; the grammar is in {@link FrameReader}. Any thread may call.
 */
public final class Frames {
  /** The most that the length field of a frame may say. */
  public static final int LIMIT = 16_777_216;

  private static final int CAPACITY = 4_096;
  private static final int LENGTH_SIZE = 4;

  private Frames() {}

  /** Writes a message without its frame. */
  private interface Message {
    void write(ByteWriter out) throws MessageTooLargeException;
  }

  /** The frame of a request, with the ids that clients use. */
  public static byte[] encode(WireFormat format, Request request) throws MessageTooLargeException {
    return encode(format, request, request.kind().requestId(), 1);
  }

  /** The frame of a request; bincode has no ids, only the broker frame has the second one. */
  public static byte[] encode(
      WireFormat format, Request request, String requestId, long frameRequestId)
      throws MessageTooLargeException {
    return switch (format) {
      case BINCODE_V15 ->
          withHeader(ProtocolVersions.BINCODE, out -> BincodeCodec.encode(request, out));
      case PROTOBUF_V16 ->
          withHeader(
              ProtocolVersions.PROTOBUF, out -> ProtobufCodec.encode(request, requestId, out));
      case FRAME_V1 ->
          withBroker(false, out -> ProtobufCodec.encode(request, requestId, out), frameRequestId);
    };
  }

  /** The frame of a response; bincode has no ids, only the broker frame has the second one. */
  public static byte[] encode(
      WireFormat format, Response response, String requestId, long frameRequestId)
      throws MessageTooLargeException {
    return switch (format) {
      case BINCODE_V15 ->
          withHeader(ProtocolVersions.BINCODE, out -> BincodeCodec.encode(response, out));
      case PROTOBUF_V16 ->
          withHeader(
              ProtocolVersions.PROTOBUF, out -> ProtobufCodec.encode(response, requestId, out));
      case FRAME_V1 ->
          withBroker(true, out -> ProtobufCodec.encode(response, requestId, out), frameRequestId);
    };
  }

  /** The frame of an answer, in the format and with the ids of {@code request}. */
  public static byte[] encodeAnswer(Received<Request> request, Response response)
      throws MessageTooLargeException {
    return encode(request.format(), response, request.requestId(), request.frameRequestId());
  }

  /** The request in {@code frame}. */
  public static Received<Request> decodeRequest(Frame frame) throws MalformedMessageException {
    if (frame.format() == WireFormat.BINCODE_V15) {
      return received(
          frame,
          new Identified<>(
              BincodeCodec.decodeRequest(frame.array, frame.offset, frame.length), ""));
    }
    return received(frame, ProtobufCodec.decodeRequest(frame.array, frame.offset, frame.length));
  }

  /** The response in {@code frame}. */
  public static Received<Response> decodeResponse(Frame frame) throws MalformedMessageException {
    if (frame.format() == WireFormat.BINCODE_V15) {
      return received(
          frame,
          new Identified<>(
              BincodeCodec.decodeResponse(frame.array, frame.offset, frame.length), ""));
    }
    return received(frame, ProtobufCodec.decodeResponse(frame.array, frame.offset, frame.length));
  }

  /**
   * What the daemon answers, in bincode, to a whole frame of another protocol version before it
   * closes the connection.
   */
  public static Response.Error versionMismatch(long receivedVersion) {
    return new Response.Error(
        "protocol version mismatch: daemon zccache v"
            + ProtocolVersions.PRODUCT
            + " (protocol v"
            + ProtocolVersions.PROTOBUF
            + ") received a request at protocol v"
            + receivedVersion
            + ". Run `zccache stop` and retry \u2014 the CLI you connected with is built against a"
            + " different PROTOCOL_VERSION than this daemon.");
  }

  private static <T> Received<T> received(Frame frame, Identified<T> message) {
    return new Received<>(
        frame.format(), message.message(), message.requestId(), frame.requestId());
  }

  private static byte[] withHeader(int version, Message message) throws MessageTooLargeException {
    ByteWriter out = new ByteWriter(CAPACITY, LENGTH_SIZE + LIMIT);
    out.u32(0);
    out.u32(version);
    message.write(out);
    out.setU32(0, out.length() - LENGTH_SIZE);
    return out.toByteArray();
  }

  private static byte[] withBroker(boolean response, Message message, long frameRequestId)
      throws MessageTooLargeException {
    ByteWriter out = new ByteWriter(CAPACITY, 1 + LENGTH_SIZE + LIMIT);
    out.u8(1);
    out.u32(0);
    int begin = BrokerFrame.begin(response, out);
    message.write(out);
    BrokerFrame.end(begin, frameRequestId, out);
    out.setU32(1, out.length() - 1 - LENGTH_SIZE);
    return out.toByteArray();
  }
}
