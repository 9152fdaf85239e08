/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import io.zccache.protocol.ProtocolVersions;
import io.zccache.protocol.wire.BrokerFrame;
import io.zccache.protocol.wire.MalformedMessageException;
import java.util.Optional;

/**
 * Cuts a stream of bytes into frames, whatever pieces it comes in. For one thread. What it holds
 * grows with what was pushed, never with what a length field promises. After an exception the
 * stream is of no more use.
 *
 * <pre>
 * all integers little-endian
 * frame  := length:u32 version:u32 message   length counts version and message, at most 16777216
 *         | 1:u8 length:u32 broker-frame     length counts the broker frame, at most 16777216
 * </pre>
 *
 * A first byte of 1 can begin either; it is the first form if the eight bytes there make sense as
 * one.
 */
public final class FrameReader {
  private static final byte BROKER_MARKER = 1;
  private static final int LENGTH_SIZE = 4;
  private static final int VERSION_SIZE = 4;
  private static final int HEADER_SIZE = LENGTH_SIZE + VERSION_SIZE;
  private static final int BROKER_HEADER_SIZE = 1 + LENGTH_SIZE;
  private static final byte[] NOTHING = {};

  private byte[] buffer = NOTHING;
  private int start;
  private int end;

  /**
   * Takes in a copy of the next {@code count} bytes of the stream. Whoever pushes should take out
   * all frames with {@link #next} before pushing again.
   */
  public void push(byte[] bytes, int offset, int count) {
    makeRoom(count);
    System.arraycopy(bytes, offset, buffer, end, count);
    end += count;
  }

  /**
   * The next whole frame, or nothing as long as more bytes are needed.
   *
   * @throws MalformedMessageException if what comes is no frame of ours
   */
  public Optional<Frame> next() throws MalformedMessageException {
    if (held() < LENGTH_SIZE || (buffer[start] == BROKER_MARKER && held() < HEADER_SIZE)) {
      return Optional.empty();
    }
    return inBroker() ? brokerFrame() : headerFrame();
  }

  /** Whether the stream may end here: no frame has begun. */
  public boolean isEmpty() {
    return held() == 0;
  }

  /** How many bytes of frames not yet taken out there are. */
  public int held() {
    return end - start;
  }

  /**
   * How large the frame that has begun is as a whole, in bytes; 0 while that cannot be told. To be
   * asked after {@link #next} found no whole frame.
   */
  public int promised() {
    if (held() < HEADER_SIZE) {
      return 0;
    }
    return inBroker() ? BROKER_HEADER_SIZE + (int) u32(start + 1) : LENGTH_SIZE + (int) u32(start);
  }

  /** The format of the frame whose size is known; that of old if it is of none that we know. */
  public WireFormat begun() {
    if (inBroker()) {
      return WireFormat.FRAME_V1;
    }
    return u32(start + LENGTH_SIZE) == ProtocolVersions.PROTOBUF
        ? WireFormat.PROTOBUF_V16
        : WireFormat.BINCODE_V15;
  }

  private boolean inBroker() {
    return buffer[start] == BROKER_MARKER && !hasHeader();
  }

  private boolean hasHeader() {
    long version = u32(start + LENGTH_SIZE);
    return u32(start) >= VERSION_SIZE
        && (version == ProtocolVersions.BINCODE || version == ProtocolVersions.PROTOBUF);
  }

  private Optional<Frame> headerFrame() throws MalformedMessageException {
    int length = checked(u32(start));
    if (length < VERSION_SIZE) {
      throw MalformedMessageException.undecodable("frame too small for protocol version");
    }
    if (held() < LENGTH_SIZE + length) {
      return Optional.empty();
    }
    WireFormat format = format(u32(start + LENGTH_SIZE));
    byte[] message = take(LENGTH_SIZE + length);
    return Optional.of(new Frame(format, message, HEADER_SIZE, length - VERSION_SIZE, 0));
  }

  private Optional<Frame> brokerFrame() throws MalformedMessageException {
    int length = checked(u32(start + 1));
    if (held() < BROKER_HEADER_SIZE + length) {
      return Optional.empty();
    }
    byte[] message = take(BROKER_HEADER_SIZE + length);
    BrokerFrame frame = BrokerFrame.decode(message, BROKER_HEADER_SIZE, length);
    return Optional.of(
        new Frame(WireFormat.FRAME_V1, message, frame.offset(), frame.length(), frame.requestId()));
  }

  private static int checked(long length) throws MalformedMessageException {
    if (length > Frames.LIMIT) {
      throw MalformedMessageException.tooLarge(length);
    }
    return (int) length;
  }

  private static WireFormat format(long version) throws MalformedMessageException {
    if (version == ProtocolVersions.BINCODE) {
      return WireFormat.BINCODE_V15;
    }
    if (version == ProtocolVersions.PROTOBUF) {
      return WireFormat.PROTOBUF_V16;
    }
    throw MalformedMessageException.versionMismatch(version);
  }

  /**
   * Takes {@code size} bytes out: an array that begins with them, and that nobody writes to again.
   */
  private byte[] take(int size) {
    byte[] whole = buffer;
    if (size == held() && start == 0 && size > whole.length / 2) {
      buffer = NOTHING;
      end = 0;
      return whole;
    }
    byte[] copy = new byte[size];
    System.arraycopy(whole, start, copy, 0, size);
    start += size;
    return copy;
  }

  private void makeRoom(int count) {
    if (count <= buffer.length - end) {
      return;
    }
    int held = held();
    long needed = (long) held + count;
    byte[] target = buffer;
    if (needed > buffer.length) {
      // Doubling stops at the largest frame, so that such a frame fills its array.
      long doubled = Math.min(2L * buffer.length, BROKER_HEADER_SIZE + Frames.LIMIT);
      target = new byte[Math.toIntExact(Math.max(needed, doubled))];
    }
    System.arraycopy(buffer, start, target, 0, held);
    buffer = target;
    start = 0;
    end = held;
  }

  private long u32(int at) {
    return (buffer[at] & 0xffL)
        | ((buffer[at + 1] & 0xffL) << 8)
        | ((buffer[at + 2] & 0xffL) << 16)
        | ((buffer[at + 3] & 0xffL) << 24);
  }
}
