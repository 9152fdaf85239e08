/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.Connection;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import io.zccache.protocol.wire.MessageTooLargeException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** A daemon's side that was laid down beforehand: pieces of bytes, then an ending. */
final class FakeConnection implements Connection {
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final FakeTicker ticker;
  private int ending = END;
  private long peer;
  private long silence;
  private int sendResult;
  private boolean closed;

  private record Piece(long afterNanos, Bytes bytes) {}

  FakeConnection(FakeTicker ticker) {
    this.ticker = ticker;
  }

  /** The process at the other end. */
  FakeConnection of(long process) {
    peer = process;
    return this;
  }

  /** Nothing comes for so long, and then what is laid down next. */
  FakeConnection silentFor(long nanos) {
    silence = nanos;
    return this;
  }

  FakeConnection answer(WireFormat format, Response response) {
    try {
      return piece(Frames.encode(format, response, "", 0));
    } catch (MessageTooLargeException e) {
      throw new AssertionError(e);
    }
  }

  FakeConnection piece(byte[] bytes) {
    pieces.add(new Piece(silence, Bytes.wrap(bytes)));
    silence = 0;
    return this;
  }

  /** What comes after the pieces: END, LOST or SILENT. */
  FakeConnection then(int end) {
    ending = end;
    return this;
  }

  FakeConnection sendFailsWith(int result) {
    sendResult = result;
    return this;
  }

  byte[] sent() {
    return sent.toByteArray();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public int send(byte[] bytes, int offset, int length, long budgetNanos) {
    if (sendResult != 0) {
      pass(sendResult, budgetNanos);
      return sendResult;
    }
    sent.write(bytes, offset, length);
    return length;
  }

  @Override
  public int receive(byte[] into, int offset, int length, long budgetNanos) {
    Piece piece = pieces.poll();
    if (piece == null) {
      pass(ending, budgetNanos);
      return ending;
    }
    long left = piece.afterNanos() - budgetNanos;
    if (budgetNanos != 0 && left >= 0 && piece.afterNanos() > 0) {
      ticker.pause(budgetNanos);
      pieces.addFirst(new Piece(left, piece.bytes()));
      return SILENT;
    }
    if (piece.afterNanos() > 0) {
      ticker.pause(piece.afterNanos());
    }
    byte[] bytes = piece.bytes().toByteArray();
    int count = Math.min(length, bytes.length);
    System.arraycopy(bytes, 0, into, offset, count);
    if (count < bytes.length) {
      pieces.addFirst(new Piece(0, Bytes.wrap(Arrays.copyOfRange(bytes, count, bytes.length))));
    }
    return count;
  }

  /** Silence takes its time, and for ever is not for tests. */
  private void pass(int result, long budgetNanos) {
    if (result == SILENT) {
      if (budgetNanos == 0) {
        throw new AssertionError("waits for ever");
      }
      ticker.pause(budgetNanos);
    }
  }

  @Override
  public long peer() {
    return peer;
  }

  @Override
  public void close() {
    closed = true;
  }
}
