/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.Connection;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frames;
import io.zccache.protocol.frame.WireFormat;
import io.zccache.protocol.wire.MessageTooLargeException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** A daemon's side that was laid down beforehand: pieces of bytes, then an ending. */
final class FakeConnection implements Connection {
  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private int ending = END;
  private int sendResult;
  private long lastBudget = -1;
  private boolean closed;

  FakeConnection answer(WireFormat format, Response response) throws MessageTooLargeException {
    return piece(Frames.encode(format, response, "", 0));
  }

  FakeConnection piece(byte[] bytes) {
    pieces.add(bytes);
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

  long lastBudget() {
    return lastBudget;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public int send(byte[] bytes, int offset, int length, long budgetNanos) {
    if (sendResult != 0) {
      return sendResult;
    }
    sent.write(bytes, offset, length);
    return length;
  }

  @Override
  public int receive(byte[] into, int offset, int length, long budgetNanos) {
    lastBudget = budgetNanos;
    byte[] piece = pieces.poll();
    if (piece == null) {
      return ending;
    }
    int count = Math.min(length, piece.length);
    System.arraycopy(piece, 0, into, offset, count);
    if (count < piece.length) {
      byte[] rest = new byte[piece.length - count];
      System.arraycopy(piece, count, rest, 0, rest.length);
      pieces.addFirst(rest);
    }
    return count;
  }

  @Override
  public void close() {
    closed = true;
  }
}
