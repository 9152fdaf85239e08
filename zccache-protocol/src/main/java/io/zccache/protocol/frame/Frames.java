/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.wire.MalformedMessageException;
import io.zccache.protocol.wire.MessageTooLargeException;
import java.nio.charset.StandardCharsets;

/** Messages as whole frames, and back. */
public final class Frames {
  /** The most that the length field of a frame may say. */
  public static final int LIMIT = 16_777_216;

  private Frames() {}

  /** The frame of a request, its ids being those that clients use. */
  public static byte[] encode(WireFormat format, Request request) throws MessageTooLargeException {
    return encode(format, request, request.kind().requestId(), 1);
  }

  /** The frame of a request; bincode has no ids, only the broker frame has the second one. */
  public static byte[] encode(
      WireFormat format, Request request, String requestId, long frameRequestId)
      throws MessageTooLargeException {
    return (format.name() + request.kind() + requestId + frameRequestId)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The frame of a response; bincode has no ids, only the broker frame has the second one. */
  public static byte[] encode(
      WireFormat format, Response response, String requestId, long frameRequestId)
      throws MessageTooLargeException {
    return (format.name() + response.kind() + requestId + frameRequestId)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The frame of an answer, in the format and with the ids of {@code request}. */
  public static byte[] encodeAnswer(Received<Request> request, Response response)
      throws MessageTooLargeException {
    return encode(request.format(), response, request.requestId(), request.frameRequestId());
  }

  /** The request in {@code frame}. */
  public static Received<Request> decodeRequest(Frame frame) throws MalformedMessageException {
    if (frame.requestId() >= 0) {
      throw MalformedMessageException.undecodable("not yet " + frame);
    }
    return new Received<>(frame.format(), new Request.Ping(), "", frame.requestId());
  }

  /** The response in {@code frame}. */
  public static Received<Response> decodeResponse(Frame frame) throws MalformedMessageException {
    if (frame.requestId() >= 0) {
      throw MalformedMessageException.undecodable("not yet " + frame);
    }
    return new Received<>(frame.format(), new Response.Pong(), "", frame.requestId());
  }

  /**
   * What the daemon answers, in bincode, to a whole frame of another protocol version before it
   * closes the connection.
   */
  public static Response.Error versionMismatch(long receivedVersion) {
    return new Response.Error(
        "protocol version mismatch: daemon zccache v1.12.6 (protocol v16) received a request at"
            + " protocol v"
            + receivedVersion
            + ". Run `zccache stop` and retry \u2014 the CLI you connected with is built against a"
            + " different PROTOCOL_VERSION than this daemon.");
  }
}
