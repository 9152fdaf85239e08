/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.util.Objects;

/** A run of bytes inside an array that nobody writes to any more. */
abstract sealed class ByteSlice permits Bytes, Utf8 {
  final byte[] array;
  final int offset;
  final int length;
  private int hash;

  ByteSlice(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /** The number of bytes. */
  public final int length() {
    return length;
  }

  /** Whether there is no byte at all. */
  public final boolean isEmpty() {
    return length == 0;
  }

  /** The byte at {@code index}, counted from 0; an index outside is our bug. */
  public final byte byteAt(int index) {
    Objects.checkIndex(index, length);
    return array[offset + index];
  }

  /** Copies all bytes into {@code target}, the first one to {@code at}. */
  public final void copyTo(byte[] target, int at) {
    System.arraycopy(array, offset, target, at, length);
  }

  /** Copies {@code count} bytes, beginning with the one at {@code from}, into {@code target}. */
  public final void copyTo(int from, int count, byte[] target, int at) {
    Objects.checkFromIndexSize(from, count, length);
    System.arraycopy(array, offset + from, target, at, count);
  }

  /** A new array with these bytes. */
  public final byte[] toByteArray() {
    byte[] copy = new byte[length];
    System.arraycopy(array, offset, copy, 0, length);
    return copy;
  }

  final boolean sameBytes(ByteSlice other) {
    if (length != other.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (array[offset + i] != other.array[other.offset + i]) {
        return false;
      }
    }
    return true;
  }

  // The cached value may be computed by several threads: they all find the same one.
  final int hashOfBytes() {
    int h = hash;
    if (h == 0) {
      for (int i = offset; i < offset + length; i++) {
        h = 31 * h + array[i];
      }
      hash = h;
    }
    return h;
  }
}
