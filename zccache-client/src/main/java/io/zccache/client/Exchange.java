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
import io.zccache.protocol.frame.WireFormat;
import io.zccache.protocol.wire.MalformedMessageException;
import io.zccache.protocol.wire.MessageTooLargeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer on one connection. Before the answer the daemon may give a plan, once;
 * it is run, and the report on it sent.
 */
final class Exchange {
  /** Results in larger frames go to the sink, if there is one. */
  static final int LARGE = 256 * 1024;

  private final Connection connection;
  private final Vigil vigil;
  private final WireFormat wire;
  private final RequestKind request;
  private final @Nullable ResultSink sink;
  private final @Nullable PlanRunner plans;
  private boolean planned;
  private long askedPauseMillis;

  Exchange(
      Connection connection, Vigil vigil, WireFormat wire, Request request, Partners partners) {
    this.connection = connection;
    this.vigil = vigil;
    this.wire = wire;
    this.request = request.kind();
    this.sink = partners.sink();
    this.plans = partners.plans();
  }

  /** Sends {@code frame} and waits for the answer; closes the connection. */
  Outcome run(byte[] frame) {
    Outcome outcome;
    try {
      vigil.send(frame);
      ReplyStream in = new ReplyStream(vigil);
      Response response = awaited(in);
      if (response instanceof Response.Plan plan && plans != null && isForTool()) {
        planned = true;
        vigil.send(report(plans.run(plan)));
        response = awaited(in);
      }
      outcome = judge(response);
    } catch (BrokenReplyException e) {
      outcome = e.toOutcome();
    }
    connection.close();
    return planned && outcome instanceof Unavailable why ? new Outcome.Orphaned(why) : outcome;
  }

  /** How long the daemon wants to be left in peace, if it was overloaded. */
  long askedPauseMillis() {
    return askedPauseMillis;
  }

  private byte[] report(Request.Ran ran) throws BrokenReplyException {
    try {
      return Frames.encode(wire, ran);
    } catch (MessageTooLargeException e) {
      throw new BrokenReplyException(UnavailableReason.TOO_LARGE, "the report");
    }
  }

  private Response awaited(ReplyStream in) throws BrokenReplyException {
    Response response;
    do {
      response = next(in);
    } while (response.kind() == ResponseKind.AT_WORK && mayTakeLong(request));
    return response;
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
      askedPauseMillis = busy.retryAfterMs();
      return new Unavailable(UnavailableReason.OVERLOADED, busy.reason());
    }
    if (response.kind() != expected()) {
      return new Unavailable(UnavailableReason.UNEXPECTED_REPLY, response.kind().name());
    }
    return new Outcome.Answered(response);
  }

  /** Whether an answer may take as long as it likes. */
  static boolean mayTakeLong(RequestKind request) {
    return isForTool(request) || request == RequestKind.EXPLAIN;
  }

  private boolean isForTool() {
    return isForTool(request);
  }

  private static boolean isForTool(RequestKind request) {
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
      case COMPILE, COMPILE_EPHEMERAL, RAN -> ResponseKind.COMPILE_RESULT;
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
      case UNITS -> ResponseKind.UNIT_LIST;
    };
  }
}
