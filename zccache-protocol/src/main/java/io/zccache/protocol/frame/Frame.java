/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

/** One whole frame, its message not yet decoded. Immutable; made by {@link FrameReader}. */
public final class Frame {
  final byte[] array;
  final int offset;
  final int length;
  private final WireFormat format;
  private final long requestId;

  Frame(WireFormat format, byte[] array, int offset, int length, long requestId) {
    this.format = format;
    this.array = array;
    this.offset = offset;
    this.length = length;
    this.requestId = requestId;
  }

  /** The format, and so the one to answer in. */
  public WireFormat format() {
    return format;
  }

  /** The broker frame's own number, unsigned 64-bit; 0 in the other formats. */
  public long requestId() {
    return requestId;
  }

  /** The length of the message in bytes. */
  public int length() {
    return length;
  }

  @Override
  public String toString() {
    return format + " frame with a message of " + length + " bytes";
  }
}
