/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.frame;

import io.zccache.protocol.wire.MalformedMessageException;
import java.util.Optional;

/**
 * Cuts a stream of bytes into frames, whatever pieces it comes in. For one thread. What it holds
 * grows with what was pushed, never with what a length field promises. After an exception the
 * stream is of no more use.
 */
public final class FrameReader {
  private int held;

  /** Takes in a copy of the next {@code length} bytes of the stream. */
  public void push(byte[] bytes, int offset, int length) {
    held += length;
  }

  /** The next whole frame, or nothing as long as more bytes are needed. */
  public Optional<Frame> next() throws MalformedMessageException {
    if (held > 0) {
      throw MalformedMessageException.undecodable("not yet");
    }
    return Optional.empty();
  }

  /** Whether the stream may end here: no frame has begun. */
  public boolean isEmpty() {
    return held == 0;
  }
}
