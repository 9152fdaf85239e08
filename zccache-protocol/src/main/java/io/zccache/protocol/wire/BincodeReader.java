/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.MalformedTextException;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields in the grammar of {@link BincodeCodec}. Every length and count is compared with what
 * is left before anything is allocated; text stays undecoded in the array it came in.
 */
final class BincodeReader implements FieldReader {
  private static final int LENGTH_SIZE = 8;

  private final byte[] array;
  private final int end;
  private int at;
  private int budget = Limits.ELEMENTS;

  BincodeReader(byte[] array, int offset, int length) {
    this.array = array;
    this.at = offset;
    this.end = offset + length;
  }

  @Override
  public boolean bool(int field) throws MalformedMessageException {
    int value = u8();
    if (value > 1) {
      throw fault("invalid u8 while decoding bool, expected 0 or 1, found " + value);
    }
    return value == 1;
  }

  @Override
  public long u32(int field) throws MalformedMessageException {
    return u32();
  }

  @Override
  public int i32(int field) throws MalformedMessageException {
    return (int) u32();
  }

  @Override
  public long u64(int field) throws MalformedMessageException {
    return u64();
  }

  @Override
  public String string(int field) throws MalformedMessageException {
    return text().text();
  }

  @Override
  public @Nullable String optionalString(int field) throws MalformedMessageException {
    return present() ? text().text() : null;
  }

  @Override
  public List<String> strings(int field) throws MalformedMessageException {
    int count = count(LENGTH_SIZE);
    List<String> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(text().text());
    }
    return values;
  }

  @Override
  public List<Utf8> texts(int field) throws MalformedMessageException {
    int count = count(LENGTH_SIZE);
    List<Utf8> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(text());
    }
    return values;
  }

  @Override
  public WirePath path(int field, String name) throws MalformedMessageException {
    return new WirePath(text());
  }

  @Override
  public @Nullable WirePath optionalPath(int field) throws MalformedMessageException {
    return present() ? new WirePath(text()) : null;
  }

  @Override
  public List<WirePath> paths(int field) throws MalformedMessageException {
    int count = count(LENGTH_SIZE);
    List<WirePath> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(new WirePath(text()));
    }
    return values;
  }

  @Override
  public Bytes bytes(int field) throws MalformedMessageException {
    int length = length();
    at += length;
    return Bytes.wrap(array, at - length, length);
  }

  @Override
  public @Nullable Bytes optionalHash(int field, String name, int length)
      throws MalformedMessageException {
    if (!present()) {
      return null;
    }
    need(length);
    at += length;
    return Bytes.wrap(array, at - length, length);
  }

  @Override
  public List<Long> u32s(int field) throws MalformedMessageException {
    int count = count(4);
    List<Long> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(u32());
    }
    return values;
  }

  @Override
  public List<EnvVar> env(int field) throws MalformedMessageException {
    int count = count(2 * LENGTH_SIZE);
    List<EnvVar> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Utf8 name = text();
      values.add(new EnvVar(name, text()));
    }
    return values;
  }

  @Override
  public @Nullable List<EnvVar> optionalEnv(int field, int presence)
      throws MalformedMessageException {
    return present() ? env(field) : null;
  }

  @Override
  public int choice(int field, int count, String name, String expected)
      throws MalformedMessageException {
    return variant(count, name);
  }

  @Override
  public int variant(int count, String name) throws MalformedMessageException {
    long index = u32();
    if (index >= count) {
      throw unknownVariant(index, count);
    }
    return (int) index;
  }

  @Override
  public void empty(int field) {}

  @Override
  public <T> T message(int field, String name, Shape<T> shape) throws MalformedMessageException {
    return shape.read(this);
  }

  @Override
  public <T> @Nullable T optionalMessage(int field, Shape<T> shape)
      throws MalformedMessageException {
    return present() ? shape.read(this) : null;
  }

  @Override
  public <T> List<T> messages(int field, Shape<T> shape) throws MalformedMessageException {
    int count = count(shape.minimum());
    List<T> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(shape.read(this));
    }
    return values;
  }

  /** The index that says which message follows, unsigned 32-bit. */
  long u32() throws MalformedMessageException {
    need(4);
    long value =
        (array[at] & 0xffL)
            | ((array[at + 1] & 0xffL) << 8)
            | ((array[at + 2] & 0xffL) << 16)
            | ((array[at + 3] & 0xffL) << 24);
    at += 4;
    return value;
  }

  static MalformedMessageException unknownVariant(long index, int count) {
    return fault(
        "invalid value: integer `" + index + "`, expected variant index 0 <= i < " + count);
  }

  private int u8() throws MalformedMessageException {
    need(1);
    return array[at++] & 0xff;
  }

  private long u64() throws MalformedMessageException {
    need(8);
    return u32() | (u32() << 32);
  }

  private boolean present() throws MalformedMessageException {
    int tag = u8();
    if (tag > 1) {
      throw fault("tag for enum is not valid, found " + tag);
    }
    return tag == 1;
  }

  private Utf8 text() throws MalformedMessageException {
    int length = length();
    at += length;
    try {
      return Utf8.wrap(array, at - length, length);
    } catch (MalformedTextException e) {
      throw fault("string is not valid utf8: " + e.getMessage());
    }
  }

  /** The length of bytes that are all there. */
  private int length() throws MalformedMessageException {
    long length = u64();
    if (length < 0 || length > end - at) {
      throw fault("io error: ");
    }
    return (int) length;
  }

  /** The length of a list that can be there, each element having {@code minimum} bytes or more. */
  private int count(int minimum) throws MalformedMessageException {
    long count = u64();
    if (count < 0 || count > (end - at) / minimum) {
      throw fault("io error: unexpected end of file");
    }
    if (count > budget) {
      throw fault(Limits.TOO_MANY);
    }
    budget -= (int) count;
    return (int) count;
  }

  private void need(int bytes) throws MalformedMessageException {
    if (bytes > end - at) {
      throw fault("io error: unexpected end of file");
    }
  }

  private static MalformedMessageException fault(String reason) {
    return MalformedMessageException.undecodable(reason);
  }
}
