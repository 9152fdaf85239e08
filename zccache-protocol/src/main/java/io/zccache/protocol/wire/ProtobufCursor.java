/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.MalformedTextException;
import io.zccache.protocol.Utf8;

/** Walks over the keys and values of a protobuf message, or of a part of one. */
final class ProtobufCursor {
  static final int VARINT = 0;
  static final int FIXED_64 = 1;
  static final int SIZED = 2;
  static final int GROUP = 3;
  static final int GROUP_END = 4;
  static final int FIXED_32 = 5;

  private final DecodeState state;
  private final byte[] array;
  private final int end;
  private int at;

  ProtobufCursor(DecodeState state, int from, int to) {
    this.state = state;
    this.array = state.array;
    this.at = from;
    this.end = to;
  }

  boolean hasMore() {
    return at < end;
  }

  /** Where the next byte is. */
  int at() {
    return at;
  }

  /** The number and type of the next field, as they stand in the message: number times 8 + type. */
  int key() throws MalformedMessageException {
    long key = varint();
    if (key < 0 || key > 0xffff_ffffL) {
      throw state.fault("invalid key value: " + Long.toUnsignedString(key));
    }
    int type = (int) key & 7;
    if (type > FIXED_32) {
      throw state.fault("invalid wire type value: " + type);
    }
    if (key >>> 3 == 0) {
      throw state.fault("invalid tag value: 0");
    }
    return (int) key;
  }

  long varint() throws MalformedMessageException {
    long value = 0;
    for (int shift = 0; shift < 70 && at < end; shift += 7) {
      byte next = array[at++];
      if (shift == 63 && (next & 0xfe) != 0) {
        break;
      }
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw state.fault("invalid varint");
  }

  /** The length of what follows and is all there. */
  int length() throws MalformedMessageException {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw state.fault("buffer underflow");
    }
    return (int) length;
  }

  /** The text that follows with its length. */
  Utf8 text() throws MalformedMessageException {
    int length = length();
    skip(length);
    return text(array, at - length, length, state);
  }

  static Utf8 text(byte[] array, int offset, int length, DecodeState state)
      throws MalformedMessageException {
    try {
      return Utf8.wrap(array, offset, length);
    } catch (MalformedTextException e) {
      throw state.fault("invalid string value: data is not UTF-8 encoded");
    }
  }

  void skip(int bytes) throws MalformedMessageException {
    if (bytes > end - at) {
      throw state.fault("buffer underflow");
    }
    at += bytes;
  }

  /** Passes over the value of a field that means nothing to us. */
  void skipValue(int key) throws MalformedMessageException {
    skipValue(key, Limits.DEPTH);
  }

  private void skipValue(int key, int depth) throws MalformedMessageException {
    switch (key & 7) {
      case VARINT -> varint();
      case FIXED_64 -> skip(8);
      case FIXED_32 -> skip(4);
      case SIZED -> skip(length());
      case GROUP -> skipGroup(key, depth);
      default -> throw state.fault("unexpected end group tag");
    }
  }

  private void skipGroup(int key, int depth) throws MalformedMessageException {
    if (depth == 0) {
      throw state.fault("recursion limit reached");
    }
    int inner = key();
    while ((inner & 7) != GROUP_END) {
      skipValue(inner, depth - 1);
      inner = key();
    }
    if (inner >>> 3 != key >>> 3) {
      throw state.fault("unexpected end group tag");
    }
  }

  /** Fails unless the field {@code key} has the type {@code expected}. */
  static void expect(int key, int expected, DecodeState state) throws MalformedMessageException {
    if ((key & 7) != expected) {
      throw state.fault(
          "invalid wire type: " + name(key & 7) + " (expected " + name(expected) + ")");
    }
  }

  private static String name(int type) {
    return switch (type) {
      case VARINT -> "Varint";
      case FIXED_64 -> "SixtyFourBit";
      case SIZED -> "LengthDelimited";
      case GROUP -> "StartGroup";
      case GROUP_END -> "EndGroup";
      default -> "ThirtyTwoBit";
    };
  }
}
