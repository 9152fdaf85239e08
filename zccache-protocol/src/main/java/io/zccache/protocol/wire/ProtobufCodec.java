/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.Request;
import io.zccache.protocol.RequestKind;
import io.zccache.protocol.Response;
import io.zccache.protocol.ResponseKind;
import java.util.Optional;

/**
 * Messages in protobuf, version 16: proto3, package {@code zccache.v1}.
 *
 * <pre>
 * message := body request-id?              the body's field says which message it is
 * body    := field n, sized: fields
 * request-id := field 100, text            left out if empty
 * scalar  := varint                        left out if 0; a negative i32 takes ten bytes
 * text    := sized bytes                   UTF-8; left out if empty, but not if optional or in a list
 * path    := message { 1 text }            written even if empty
 * list    := the field again and again; of u32 in one sized field, as a row of varints
 * env     := list of message { 1 name, 2 value }; where it may be absent, a bool says it is not
 * enum    := varint, counted from 1        0 means nothing
 * union   := message with the chosen member's field
 * </pre>
 *
 * Read as proto3 says: fields in any order, unknown ones ignored, the last of several counts, u32
 * lists packed or not. A field of a known number but another type does not decode.
 */
public final class ProtobufCodec {
  private ProtobufCodec() {}

  /** Writes a request. */
  public static void encode(Request request, String requestId, ByteWriter out)
      throws MessageTooLargeException {
    ProtobufWriter writer = new ProtobufWriter(out);
    int begin = writer.begin(request.kind().field());
    RequestShape.write(writer, request);
    out.endSized(begin);
    writer.string(ProtobufEnvelope.REQUEST_ID_FIELD, requestId);
  }

  /** Writes a response. */
  public static void encode(Response response, String requestId, ByteWriter out)
      throws MessageTooLargeException {
    ProtobufWriter writer = new ProtobufWriter(out);
    int begin = writer.begin(response.kind().field());
    ResponseShape.write(writer, response);
    out.endSized(begin);
    writer.string(ProtobufEnvelope.REQUEST_ID_FIELD, requestId);
  }

  /**
   * The request in a part of {@code array}, which it goes on using: the caller promises never to
   * write to it again.
   */
  public static Identified<Request> decodeRequest(byte[] array, int offset, int length)
      throws MalformedMessageException {
    DecodeState state = new DecodeState(array);
    ProtobufEnvelope envelope =
        ProtobufEnvelope.read(
            state,
            new ProtobufCursor(state, offset, offset + length),
            "Request",
            field -> RequestKind.ofField(field).isPresent());
    Optional<RequestKind> kind = RequestKind.ofField(envelope.field());
    if (kind.isEmpty()) {
      throw missingBody("request", envelope);
    }
    Request request = RequestShape.read(envelope.body(), kind.get());
    state.end(envelope.requestId());
    return new Identified<>(request, envelope.requestId());
  }

  /**
   * The response in a part of {@code array}, which it goes on using: the caller promises never to
   * write to it again.
   */
  public static Identified<Response> decodeResponse(byte[] array, int offset, int length)
      throws MalformedMessageException {
    DecodeState state = new DecodeState(array);
    ProtobufEnvelope envelope =
        ProtobufEnvelope.read(
            state,
            new ProtobufCursor(state, offset, offset + length),
            "Response",
            field -> ResponseKind.ofField(field).isPresent());
    Optional<ResponseKind> kind = ResponseKind.ofField(envelope.field());
    if (kind.isEmpty()) {
      throw missingBody("response", envelope);
    }
    Response response = ResponseShape.read(envelope.body(), kind.get());
    state.end(envelope.requestId());
    return new Identified<>(response, envelope.requestId());
  }

  private static MalformedMessageException missingBody(String what, ProtobufEnvelope envelope) {
    return MalformedMessageException.unconvertible(
        "v16 prost " + what + " is missing its " + what + " body", envelope.requestId());
  }
}
