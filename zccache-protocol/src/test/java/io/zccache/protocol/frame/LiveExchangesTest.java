/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Vectors;
import io.zccache.protocol.wire.MalformedMessageException;
import io.zccache.protocol.wire.MalformedMessageException.Kind;
import io.zccache.protocol.wire.MessageTooLargeException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exchanges recorded with the daemon of zccache 1.12.6: to the same bytes, ours writes the same
 * bytes, given that it has the same to say.
 */
final class LiveExchangesTest {
  record Exchange(String name, Bytes client, Bytes daemon, boolean closed) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Exchange> exchanges() {
    return Vectors.list("live/cases").stream()
        .map(
            json ->
                new Exchange(
                    json.get("name").getAsString(),
                    Vectors.bytes(json.get("client_hex")),
                    Vectors.bytes(json.get("daemon_hex")),
                    json.get("connection").getAsString().equals("closed-by-daemon")))
        .toList();
  }

  @Test
  void exchanges_all_areThere() {
    assertThat(exchanges()).hasSize(31);
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void exchange_asRecorded_givesTheRecordedBytes(Exchange exchange) throws Exception {
    FrameReader incoming = Wire.pushed(exchange.client());
    FrameReader recorded = Wire.pushed(exchange.daemon());
    ByteArrayOutputStream answers = new ByteArrayOutputStream();

    boolean closed = answer(incoming, recorded, answers);

    assertThat(Wire.hex(Bytes.of(answers.toByteArray()))).isEqualTo(Wire.hex(exchange.daemon()));
    if (closed) {
      assertThat(exchange.closed()).isTrue();
    } else if (exchange.closed()) {
      // The client ended the stream: at a frame's end or inside one, both are seen.
      assertThat(incoming.isEmpty()).isEqualTo(!exchange.name().equals("live/eof-mid-frame"));
    }
  }

  /** Writes the answers to all that comes in; whether the connection is to be closed then. */
  private static boolean answer(
      FrameReader incoming, FrameReader recorded, ByteArrayOutputStream answers) throws Exception {
    try {
      for (Optional<Frame> frame = incoming.next(); frame.isPresent(); frame = incoming.next()) {
        answers.writeBytes(answer(frame.orElseThrow(), recorded));
      }
      return false;
    } catch (MalformedMessageException e) {
      if (e.kind() == Kind.VERSION_MISMATCH) {
        answers.writeBytes(
            Frames.encode(
                WireFormat.BINCODE_V15, Frames.versionMismatch(e.receivedVersion()), "", 0));
      }
      return true;
    }
  }

  private static byte[] answer(Frame frame, FrameReader recorded)
      throws MalformedMessageException, MessageTooLargeException {
    Received<Request> request;
    try {
      request = Frames.decodeRequest(frame);
    } catch (MalformedMessageException e) {
      if (e.kind() != Kind.UNCONVERTIBLE) {
        throw e;
      }
      recorded.next();
      return Frames.encode(
          frame.format(), new Response.Error(e.reason()), e.requestId(), frame.requestId());
    }
    Response response = Frames.decodeResponse(recorded.next().orElseThrow()).message();
    return Frames.encodeAnswer(request, response);
  }
}
