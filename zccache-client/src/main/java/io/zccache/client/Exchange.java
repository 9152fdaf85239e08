/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.port.Connection;
import io.zccache.protocol.Request;
import io.zccache.protocol.RequestKind;
import io.zccache.protocol.Response;
import io.zccache.protocol.ResponseKind;
import io.zccache.protocol.frame.Frame;
import io.zccache.protocol.frame.FrameReader;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.wire.MalformedMessageException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and its answer on one connection. */
final class Exchange {
  /** Results in larger frames go to the sink, if there is one. */
  static final int LARGE = 256 * 1024;

  private final Connection connection;
  private final WedgePolicy wedge;
  private final RequestKind request;
  private final @Nullable ResultSink sink;

  Exchange(Connection connection, WedgePolicy wedge, Request request, @Nullable ResultSink sink) {
    this.connection = connection;
    this.wedge = wedge;
    this.request = request.kind();
    this.sink = sink;
  }

  /** Sends {@code frame} and waits for the answer; closes the connection. */
  Outcome run(byte[] frame) {
    int sent = connection.send(frame, 0, frame.length, wedge.silenceNanos());
    Outcome outcome;
    if (sent == Connection.SILENT) {
      outcome = new Unavailable(UnavailableReason.DAEMON_SILENT, "it does not read");
    } else if (sent < 0) {
      outcome = new Unavailable(UnavailableReason.CONNECTION_LOST, "while sending");
    } else {
      outcome = receive();
    }
    connection.close();
    return outcome;
  }

  private Outcome receive() {
    try {
      ReplyStream in = new ReplyStream(connection, wedge);
      Response response;
      do {
        response = next(in);
      } while (response.kind() == ResponseKind.AT_WORK && mayTakeLong());
      return judge(response);
    } catch (BrokenReplyException e) {
      return e.toOutcome();
    }
  }

  private Response next(ReplyStream in) throws BrokenReplyException {
    long length = in.frameLength();
    if (length > LARGE && sink != null && isForTool()) {
      sink.restart();
      return new LargeResult(in, sink, expected()).read();
    }
    if (length > Frames.LIMIT) {
      throw BrokenReplyException.malformed("a frame of " + length + " bytes");
    }
    return whole(in, length);
  }

  private static Response whole(ReplyStream in, long length) throws BrokenReplyException {
    try {
      FrameReader reader = new FrameReader();
      long left = length;
      Optional<Frame> frame;
      do {
        int count = in.available(left);
        reader.push(in.buffer(), in.offset(), count);
        in.skip(count);
        left -= count;
        frame = reader.next();
      } while (frame.isEmpty() && left > 0);
      if (frame.isEmpty()) {
        throw BrokenReplyException.malformed("a frame that does not end");
      }
      return Frames.decodeResponse(frame.get()).message();
    } catch (MalformedMessageException e) {
      throw BrokenReplyException.malformed(e.getMessage() == null ? "" : e.getMessage());
    }
  }

  private Outcome judge(Response response) {
    if (response instanceof Response.Error error) {
      return new Unavailable(UnavailableReason.DAEMON_ERROR, error.message());
    }
    if (response instanceof Response.Declined declined && isForTool()) {
      return new Outcome.Declined(declined.reason());
    }
    if (response instanceof Response.Backpressure busy) {
      return new Unavailable(UnavailableReason.DAEMON_BUSY, busy.reason());
    }
    if (response.kind() != expected()) {
      return new Unavailable(UnavailableReason.UNEXPECTED_REPLY, response.kind().name());
    }
    return new Outcome.Answered(response);
  }

  private boolean mayTakeLong() {
    return isForTool() || request == RequestKind.EXPLAIN;
  }

  private boolean isForTool() {
    return request == RequestKind.COMPILE
        || request == RequestKind.COMPILE_EPHEMERAL
        || request == RequestKind.LINK_EPHEMERAL;
  }

  private ResponseKind expected() {
    return switch (request) {
      case PING -> ResponseKind.PONG;
      case SHUTDOWN -> ResponseKind.SHUTTING_DOWN;
      case STATUS -> ResponseKind.STATUS;
      case LOOKUP -> ResponseKind.LOOKUP_RESULT;
      case STORE -> ResponseKind.STORE_RESULT;
      case SESSION_START -> ResponseKind.SESSION_STARTED;
      case COMPILE, COMPILE_EPHEMERAL -> ResponseKind.COMPILE_RESULT;
      case SESSION_END -> ResponseKind.SESSION_ENDED;
      case CLEAR -> ResponseKind.CLEARED;
      case LINK_EPHEMERAL -> ResponseKind.LINK_RESULT;
      case SESSION_STATS -> ResponseKind.SESSION_STATS_RESULT;
      case FINGERPRINT_CHECK -> ResponseKind.FINGERPRINT_CHECK_RESULT;
      case FINGERPRINT_MARK_SUCCESS, FINGERPRINT_MARK_FAILURE, FINGERPRINT_INVALIDATE ->
          ResponseKind.FINGERPRINT_ACK;
      case LIST_RUST_ARTIFACTS -> ResponseKind.RUST_ARTIFACT_LIST;
      case GENERIC_TOOL_EXEC -> ResponseKind.GENERIC_TOOL_EXEC_RESULT;
      case RELEASE_WORKTREE_HANDLES -> ResponseKind.RELEASE_WORKTREE_HANDLES_RESULT;
      case REPORT -> ResponseKind.REPORT_RESULT;
      case EXPLAIN -> ResponseKind.EXPLANATION;
      case MISSES -> ResponseKind.MISS_LIST;
    };
  }
}
