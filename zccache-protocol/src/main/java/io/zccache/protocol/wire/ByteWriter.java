/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Utf8;
import java.util.Objects;

/**
 * Bytes being written one after the other into an array that grows up to a limit. For one thread.
 */
public final class ByteWriter {
  private static final int MAX_VARINT = 10;

  private final int limit;
  private byte[] array;
  private int length;

  /** An empty writer that begins with room for {@code capacity} bytes and ends at {@code limit}. */
  public ByteWriter(int capacity, int limit) {
    if (capacity < 0 || limit < capacity) {
      throw new IllegalArgumentException("capacity " + capacity + ", limit " + limit);
    }
    this.limit = limit;
    this.array = new byte[capacity];
  }

  /** The number of bytes written. */
  public int length() {
    return length;
  }

  /** The bytes written. */
  public byte[] toByteArray() {
    byte[] copy = new byte[length];
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }

  /** Writes the low 8 bits of {@code value}. */
  public void u8(int value) throws MessageTooLargeException {
    ensure(1);
    array[length++] = (byte) value;
  }

  /** Writes the low 32 bits of {@code value}, lowest byte first. */
  public void u32(long value) throws MessageTooLargeException {
    ensure(4);
    length += 4;
    setU32(length - 4, value);
  }

  /** Writes all bits of {@code value}, lowest byte first. */
  public void u64(long value) throws MessageTooLargeException {
    u32(value);
    u32(value >>> 32);
  }

  /** Writes {@code value} as an unsigned number in groups of 7 bits, lowest group first. */
  public void varint(long value) throws MessageTooLargeException {
    ensure(array.length - length < MAX_VARINT ? varintSize(value) : 0);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      array[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    array[length++] = (byte) rest;
  }

  /** Writes {@code bytes}. */
  public void bytes(byte[] bytes) throws MessageTooLargeException {
    ensure(bytes.length);
    System.arraycopy(bytes, 0, array, length, bytes.length);
    length += bytes.length;
  }

  /** Writes {@code bytes}. */
  public void bytes(Bytes bytes) throws MessageTooLargeException {
    ensure(bytes.length());
    bytes.copyTo(array, length);
    length += bytes.length();
  }

  /** Writes the bytes of {@code text}. */
  public void bytes(Utf8 text) throws MessageTooLargeException {
    ensure(text.length());
    text.copyTo(array, length);
    length += text.length();
  }

  /** Overwrites four bytes written before, lowest byte first. */
  public void setU32(int at, long value) {
    Objects.checkFromIndexSize(at, 4, length);
    array[at] = (byte) value;
    array[at + 1] = (byte) (value >>> 8);
    array[at + 2] = (byte) (value >>> 16);
    array[at + 3] = (byte) (value >>> 24);
  }

  /** Leaves room for the varint length of what is written next; {@link #endSized} fills it in. */
  public int beginSized() throws MessageTooLargeException {
    u8(0);
    return length;
  }

  /** Fills in the length of what was written since {@code begin}, moving it if need be. */
  public void endSized(int begin) throws MessageTooLargeException {
    int size = length - begin;
    int extra = varintSize(size) - 1;
    ensure(extra);
    System.arraycopy(array, begin, array, begin + extra, size);
    int end = length + extra;
    length = begin - 1;
    putSize(size);
    length = end;
  }

  /** How many bytes {@link #varint} writes for {@code value}. */
  static int varintSize(long value) {
    int size = 1;
    for (long rest = value >>> 7; rest != 0; rest >>>= 7) {
      size++;
    }
    return size;
  }

  private void putSize(int size) {
    int rest = size;
    while (rest > 0x7f) {
      array[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    array[length++] = (byte) rest;
  }

  private void ensure(int more) throws MessageTooLargeException {
    long needed = (long) length + more;
    if (needed <= array.length) {
      return;
    }
    if (needed > limit) {
      throw new MessageTooLargeException(needed);
    }
    long doubled = Math.max(needed, 2L * array.length);
    byte[] grown = new byte[(int) Math.min(doubled, limit)];
    System.arraycopy(array, 0, grown, 0, length);
    array = grown;
  }
}
