/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.protocol.ProtocolVersions;
import io.zccache.protocol.frame.WireFormat;

/**
 * The bytes that a daemon sends, read ahead in one small buffer. At the start of each frame its
 * format and length can be seen before any of it is taken.
 *
 * <pre>
 * frame  := length:u32le version:u32le payload     length counts version and payload
 *         | 01 length:u32le broker-frame
 * </pre>
 *
 * A first byte 01 followed by a version 15 or 16 is the first form, whose length happens to end so.
 */
final class ReplyStream {
  private static final int HEAD = 8;

  private final Vigil vigil;
  private final byte[] buffer = new byte[1 << 13];
  private int next;
  private int end;
  private long position;

  ReplyStream(Vigil vigil) {
    this.vigil = vigil;
  }

  /** How many bytes were taken so far. */
  long position() {
    return position;
  }

  /** The format of the frame that begins here. Waits for its first bytes. */
  WireFormat format() throws BrokenReplyException {
    look();
    if (isBroker()) {
      return WireFormat.FRAME_V1;
    }
    return u32(4) == ProtocolVersions.BINCODE ? WireFormat.BINCODE_V15 : WireFormat.PROTOBUF_V16;
  }

  /** The length in bytes of the whole frame that begins here. Waits for its first bytes. */
  long frameLength() throws BrokenReplyException {
    look();
    return isBroker() ? 5 + u32(1) : 4 + u32(0);
  }

  /** The next byte, 0 to 255. */
  int take() throws BrokenReplyException {
    if (next == end) {
      fill();
    }
    position++;
    return buffer[next++] & 0xFF;
  }

  /** Waits for at least one byte; how many of the next {@code wanted} can be had at once. */
  int available(long wanted) throws BrokenReplyException {
    if (next == end) {
      fill();
    }
    return (int) Math.min(wanted, end - next);
  }

  /** Where the next byte is in {@link #buffer()}. */
  int offset() {
    return next;
  }

  /** The buffer, to read from only. */
  byte[] buffer() {
    return buffer;
  }

  /** Takes {@code count} bytes that are available. */
  void skip(int count) {
    next += count;
    position += count;
  }

  private void look() throws BrokenReplyException {
    if (buffer.length - next < HEAD) {
      System.arraycopy(buffer, next, buffer, 0, end - next);
      end -= next;
      next = 0;
    }
    while (end - next < HEAD) {
      fill();
    }
  }

  private boolean isBroker() {
    long version = u32(4);
    boolean versioned =
        u32(0) >= 4
            && (version == ProtocolVersions.BINCODE || version == ProtocolVersions.PROTOBUF);
    return buffer[next] == 1 && !versioned;
  }

  private long u32(int at) {
    int i = next + at;
    return (buffer[i] & 0xFFL)
        | (buffer[i + 1] & 0xFFL) << 8
        | (buffer[i + 2] & 0xFFL) << 16
        | (buffer[i + 3] & 0xFFL) << 24;
  }

  private void fill() throws BrokenReplyException {
    if (next == end) {
      next = 0;
      end = 0;
    }
    int count = vigil.receive(buffer, end, buffer.length - end);
    if (count <= 0) {
      throw new BrokenReplyException(
          UnavailableReason.CONNECTION_LOST, position == 0 ? "before an answer" : "in an answer");
    }
    end += count;
  }
}
