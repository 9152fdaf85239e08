/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Response;
import io.zccache.protocol.ResponseKind;
import io.zccache.protocol.frame.WireFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tool's result that is too large for memory: the output goes to a sink piece by piece, the
 * rest becomes a response with empty output. Knows of the messages only what such a result needs.
 *
 * <pre>
 * bincode   := variant:u32le exit:i32le stdout stderr cached:u8 [warning: u8 [bytes]]
 *              stdout, stderr, bytes := length:u64le byte*
 * protobuf  := Response { kind.field: Result }
 *              Result { 1 exit varint, 2 stdout, 3 stderr, 4 cached varint, 5 warning }
 * broker    := Frame { 4 payload: Response in protobuf }
 * </pre>
 */
final class LargeResult {
  private static final int MAX_WARNING = 64 * 1024;
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int BROKER_PAYLOAD = 4;

  private final ReplyStream in;
  private final ResultSink sink;
  private final ResponseKind kind;
  private boolean found;
  private int exitCode;
  private boolean cached;
  private @Nullable String warning;

  /**
   * @param kind what is expected: a compile's or a link's result
   */
  LargeResult(ReplyStream in, ResultSink sink, ResponseKind kind) {
    this.in = in;
    this.sink = sink;
    this.kind = kind;
  }

  /** Takes the whole frame that begins here. */
  Response read() throws BrokenReplyException {
    WireFormat format = in.format();
    long end = in.position() + in.frameLength();
    skip(format == WireFormat.FRAME_V1 ? 5 : 8, end);
    switch (format) {
      case BINCODE_V15 -> bincode(end);
      case PROTOBUF_V16 -> response(end);
      case FRAME_V1 -> broker(end);
    }
    if (!found) {
      throw new BrokenReplyException(
          UnavailableReason.UNEXPECTED_REPLY, "a large message that is no result");
    }
    return kind == ResponseKind.LINK_RESULT
        ? new Response.LinkResult(exitCode, Bytes.EMPTY, Bytes.EMPTY, cached, warning)
        : new Response.CompileResult(exitCode, Bytes.EMPTY, Bytes.EMPTY, cached);
  }

  private void bincode(long end) throws BrokenReplyException {
    if (fixed(4, end) == kind.variant()) {
      found = true;
      exitCode = (int) fixed(4, end);
      output(2, fixed(8, end), end);
      output(3, fixed(8, end), end);
      cached = fixed(1, end) != 0;
      if (kind == ResponseKind.LINK_RESULT && fixed(1, end) != 0) {
        output(5, fixed(8, end), end);
      }
    }
    skip(end - in.position(), end);
  }

  private void broker(long end) throws BrokenReplyException {
    while (in.position() < end) {
      long tag = varint(end);
      if (tag == (BROKER_PAYLOAD << 3 | LENGTH_DELIMITED)) {
        response(endOf(varint(end), end));
      } else {
        skipField((int) tag & 7, end);
      }
    }
  }

  private void response(long end) throws BrokenReplyException {
    while (in.position() < end) {
      long tag = varint(end);
      if (tag == ((long) kind.field() << 3 | LENGTH_DELIMITED)) {
        found = true;
        result(endOf(varint(end), end));
      } else {
        skipField((int) tag & 7, end);
      }
    }
  }

  private void result(long end) throws BrokenReplyException {
    while (in.position() < end) {
      long tag = varint(end);
      int wire = (int) tag & 7;
      int field = (int) (tag >>> 3);
      if (wire == VARINT && field == 1) {
        exitCode = (int) varint(end);
      } else if (wire == VARINT && field == 4) {
        cached = varint(end) != 0;
      } else if (wire == LENGTH_DELIMITED && (field == 2 || field == 3 || field == 5)) {
        output(field, varint(end), end);
      } else {
        skipField(wire, end);
      }
    }
  }

  /** Passes on a field of the result by its protobuf number: 2 stdout, 3 stderr, 5 warning. */
  private void output(int field, long length, long end) throws BrokenReplyException {
    long stop = endOf(length, end);
    if (field == 5) {
      warning = text(stop, end);
      return;
    }
    while (in.position() < stop) {
      int count = in.available(stop - in.position());
      boolean kept =
          field == 2
              ? sink.stdout(in.buffer(), in.offset(), count)
              : sink.stderr(in.buffer(), in.offset(), count);
      if (!kept) {
        throw new BrokenReplyException(UnavailableReason.TOO_LARGE, "no room for the output");
      }
      in.skip(count);
    }
  }

  private String text(long stop, long end) throws BrokenReplyException {
    if (stop - in.position() > MAX_WARNING) {
      throw BrokenReplyException.malformed("a warning of " + (stop - in.position()) + " bytes");
    }
    byte[] bytes = new byte[(int) (stop - in.position())];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) byteBefore(end);
    }
    return Bytes.wrap(bytes).text();
  }

  private void skipField(int wire, long end) throws BrokenReplyException {
    switch (wire) {
      case VARINT -> varint(end);
      case 1 -> skip(8, end);
      case LENGTH_DELIMITED -> skip(varint(end), end);
      case 5 -> skip(4, end);
      default -> throw BrokenReplyException.malformed("wire type " + wire);
    }
  }

  private void skip(long count, long end) throws BrokenReplyException {
    long stop = endOf(count, end);
    while (in.position() < stop) {
      in.skip(in.available(stop - in.position()));
    }
  }

  private long endOf(long length, long end) throws BrokenReplyException {
    if (length < 0 || length > end - in.position()) {
      throw BrokenReplyException.malformed("a field longer than its message");
    }
    return in.position() + length;
  }

  private long fixed(int bytes, long end) throws BrokenReplyException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) byteBefore(end) << (8 * i);
    }
    return value;
  }

  private long varint(long end) throws BrokenReplyException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = byteBefore(end);
      value |= (long) (b & 0x7F) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw BrokenReplyException.malformed("a number of more than ten bytes");
  }

  private int byteBefore(long end) throws BrokenReplyException {
    if (in.position() >= end) {
      throw BrokenReplyException.malformed("a message shorter than its fields");
    }
    return in.take();
  }
}
