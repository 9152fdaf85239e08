/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields in the grammar of {@link ProtobufCodec}, where they come in any order: {@link #scan}
 * makes a list of them first. A message that comes in several pieces is the same as the pieces in a
 * row, so each piece is scanned.
 */
final class ProtobufReader implements FieldReader {
  private static final WirePath NO_PATH = new WirePath(Utf8.EMPTY);
  private static final int[] NO_KEYS = {};
  private static final long[] NO_VALUES = {};

  private final DecodeState state;
  private final byte[] array;
  private int[] keys = NO_KEYS;
  // A varint's value, or where a sized value lies: its offset times 2^32 plus its length.
  private long[] values = NO_VALUES;
  private int count;

  ProtobufReader(DecodeState state) {
    this.state = state;
    this.array = state.array;
  }

  /** Adds the fields of the piece between the two indices. */
  void scan(int from, int to) throws MalformedMessageException {
    ProtobufCursor cursor = new ProtobufCursor(state, from, to);
    while (cursor.hasMore()) {
      int key = cursor.key();
      state.take();
      switch (key & 7) {
        case ProtobufCursor.VARINT -> add(key, cursor.varint());
        case ProtobufCursor.SIZED -> {
          int length = cursor.length();
          add(key, ((long) cursor.at() << 32) | length);
          cursor.skip(length);
        }
        default -> {
          cursor.skipValue(key);
          add(key, 0);
        }
      }
    }
  }

  @Override
  public boolean bool(int field) throws MalformedMessageException {
    return u64(field) != 0;
  }

  @Override
  public long u32(int field) throws MalformedMessageException {
    return u64(field) & 0xffff_ffffL;
  }

  @Override
  public int i32(int field) throws MalformedMessageException {
    return (int) u64(field);
  }

  @Override
  public long u64(int field) throws MalformedMessageException {
    long value = 0;
    for (int i = next(field, 0); i >= 0; i = next(field, i + 1)) {
      ProtobufCursor.expect(keys[i], ProtobufCursor.VARINT, state);
      value = values[i];
    }
    return value;
  }

  @Override
  public String string(int field) throws MalformedMessageException {
    String value = optionalString(field);
    return value == null ? "" : value;
  }

  @Override
  public @Nullable String optionalString(int field) throws MalformedMessageException {
    Utf8 value = null;
    for (int i = next(field, 0); i >= 0; i = next(field, i + 1)) {
      value = text(i);
    }
    return value == null ? null : value.text();
  }

  @Override
  public List<String> strings(int field) throws MalformedMessageException {
    List<String> all = new ArrayList<>();
    for (int i = next(field, 0); i >= 0; i = next(field, i + 1)) {
      all.add(text(i).text());
    }
    return all;
  }

  @Override
  public List<Utf8> texts(int field) throws MalformedMessageException {
    List<Utf8> all = new ArrayList<>();
    for (int i = next(field, 0); i >= 0; i = next(field, i + 1)) {
      all.add(text(i));
    }
    return all;
  }

  @Override
  public WirePath path(int field, String name) throws MalformedMessageException {
    WirePath path = optionalPath(field);
    if (path == null) {
      state.missing(name);
      return NO_PATH;
    }
    return path;
  }

  @Override
  public @Nullable WirePath optionalPath(int field) throws MalformedMessageException {
    Utf8 path = null;
    for (int i = next(field, 0); i >= 0; i = next(field, i + 1)) {
      path = pathText(i, path == null ? Utf8.EMPTY : path);
    }
    return path == null ? null : new WirePath(path);
  }

  @Override
  public List<WirePath> paths(int field) throws MalformedMessageException {
    List<WirePath> all = new ArrayList<>();
    for (int i = next(field, 0); i >= 0; i = next(field, i + 1)) {
      all.add(new WirePath(pathText(i, Utf8.EMPTY)));
    }
    return all;
  }

  @Override
  public Bytes bytes(int field) throws MalformedMessageException {
    Bytes value = optionalBytes(field);
    return value == null ? Bytes.EMPTY : value;
  }

  @Override
  public @Nullable Bytes optionalHash(int field, String name, int length)
      throws MalformedMessageException {
    Bytes value = optionalBytes(field);
    if (value != null && value.length() != length) {
      state.nonsense(
          "invalid v16 prost "
              + name
              + " length "
              + value.length()
              + "; expected "
              + length
              + " bytes");
      return null;
    }
    return value;
  }

  @Override
  public List<Long> u32s(int field) throws MalformedMessageException {
    List<Long> all = new ArrayList<>();
    for (int i = next(field, 0); i >= 0; i = next(field, i + 1)) {
      if ((keys[i] & 7) == ProtobufCursor.SIZED) {
        ProtobufCursor packed = cursor(i);
        while (packed.hasMore()) {
          state.take();
          all.add(packed.varint() & 0xffff_ffffL);
        }
      } else {
        ProtobufCursor.expect(keys[i], ProtobufCursor.VARINT, state);
        all.add(values[i] & 0xffff_ffffL);
      }
    }
    return all;
  }

  @Override
  public List<EnvVar> env(int field) throws MalformedMessageException {
    List<EnvVar> all = new ArrayList<>();
    for (int i = next(field, 0); i >= 0; i = next(field, i + 1)) {
      all.add(envVar(i));
    }
    return all;
  }

  @Override
  public @Nullable List<EnvVar> optionalEnv(int field, int presence)
      throws MalformedMessageException {
    List<EnvVar> entries = env(field);
    return bool(presence) ? entries : null;
  }

  @Override
  public int choice(int field, int count, String name, String expected)
      throws MalformedMessageException {
    int value = i32(field);
    if (value < 1 || value > count) {
      state.nonsense("invalid v16 prost " + name + " value " + value + "; expected " + expected);
      return 0;
    }
    return value - 1;
  }

  @Override
  public int variant(int count, String name) throws MalformedMessageException {
    int member = 0;
    for (int i = 0; i < this.count; i++) {
      int field = keys[i] >>> 3;
      if (field <= count && field != member) {
        forget(member, i);
        member = field;
      }
    }
    if (member == 0) {
      state.missing(name);
      return 0;
    }
    return member - 1;
  }

  @Override
  public void empty(int field) throws MalformedMessageException {
    for (int i = next(field, 0); i >= 0; i = next(field, i + 1)) {
      new ProtobufReader(state).scanValue(this, i);
    }
  }

  @Override
  public <T> T message(int field, String name, Shape<T> shape) throws MalformedMessageException {
    T value = optionalMessage(field, shape);
    if (value == null) {
      state.missing(name);
      return shape.read(new ProtobufReader(state));
    }
    return value;
  }

  @Override
  public <T> @Nullable T optionalMessage(int field, Shape<T> shape)
      throws MalformedMessageException {
    int i = next(field, 0);
    if (i < 0) {
      return null;
    }
    ProtobufReader reader = new ProtobufReader(state);
    while (i >= 0) {
      reader.scanValue(this, i);
      i = next(field, i + 1);
    }
    return shape.read(reader);
  }

  @Override
  public <T> List<T> messages(int field, Shape<T> shape) throws MalformedMessageException {
    List<T> all = new ArrayList<>();
    for (int i = next(field, 0); i >= 0; i = next(field, i + 1)) {
      ProtobufReader reader = new ProtobufReader(state);
      reader.scanValue(this, i);
      all.add(shape.read(reader));
    }
    return all;
  }

  /** Where bytes lie that are there if not empty: their offset times 2^32 plus their length. */
  long place(int field) throws MalformedMessageException {
    long place = 0;
    for (int i = next(field, 0); i >= 0; i = next(field, i + 1)) {
      ProtobufCursor.expect(keys[i], ProtobufCursor.SIZED, state);
      place = values[i];
    }
    return place;
  }

  private void scanValue(ProtobufReader of, int i) throws MalformedMessageException {
    ProtobufCursor.expect(of.keys[i], ProtobufCursor.SIZED, state);
    scan(of.offset(i), of.offset(i) + of.length(i));
  }

  private @Nullable Bytes optionalBytes(int field) throws MalformedMessageException {
    Bytes value = null;
    for (int i = next(field, 0); i >= 0; i = next(field, i + 1)) {
      ProtobufCursor.expect(keys[i], ProtobufCursor.SIZED, state);
      value = Bytes.wrap(array, offset(i), length(i));
    }
    return value;
  }

  private Utf8 text(int i) throws MalformedMessageException {
    ProtobufCursor.expect(keys[i], ProtobufCursor.SIZED, state);
    return ProtobufCursor.text(array, offset(i), length(i), state);
  }

  /** The text in a path's message; {@code otherwise} if it says none. */
  private Utf8 pathText(int i, Utf8 otherwise) throws MalformedMessageException {
    ProtobufCursor cursor = cursor(i);
    Utf8 text = otherwise;
    while (cursor.hasMore()) {
      int key = cursor.key();
      if (key >>> 3 == 1) {
        ProtobufCursor.expect(key, ProtobufCursor.SIZED, state);
        text = cursor.text();
      } else {
        cursor.skipValue(key);
      }
    }
    return text;
  }

  private EnvVar envVar(int i) throws MalformedMessageException {
    ProtobufCursor cursor = cursor(i);
    Utf8 name = Utf8.EMPTY;
    Utf8 value = Utf8.EMPTY;
    while (cursor.hasMore()) {
      int key = cursor.key();
      int field = key >>> 3;
      if (field > 2) {
        cursor.skipValue(key);
        continue;
      }
      ProtobufCursor.expect(key, ProtobufCursor.SIZED, state);
      if (field == 1) {
        name = cursor.text();
      } else {
        value = cursor.text();
      }
    }
    return new EnvVar(name, value);
  }

  private ProtobufCursor cursor(int i) throws MalformedMessageException {
    ProtobufCursor.expect(keys[i], ProtobufCursor.SIZED, state);
    return new ProtobufCursor(state, offset(i), offset(i) + length(i));
  }

  private int offset(int i) {
    return (int) (values[i] >>> 32);
  }

  private int length(int i) {
    return (int) values[i];
  }

  /** The first place at or after {@code from} where {@code field} is, or -1. */
  private int next(int field, int from) {
    for (int i = from; i < count; i++) {
      if (keys[i] >>> 3 == field) {
        return i;
      }
    }
    return -1;
  }

  /** Takes a union's member out of the list, since another one came at {@code end}. */
  private void forget(int field, int end) {
    for (int i = 0; i < end; i++) {
      if (keys[i] >>> 3 == field) {
        keys[i] = 0;
      }
    }
  }

  private void add(int key, long value) {
    if (count == keys.length) {
      int capacity = Math.max(4, 2 * count);
      int[] moreKeys = new int[capacity];
      System.arraycopy(keys, 0, moreKeys, 0, count);
      keys = moreKeys;
      long[] moreValues = new long[capacity];
      System.arraycopy(values, 0, moreValues, 0, count);
      values = moreValues;
    }
    keys[count] = key;
    values[count] = value;
    count++;
  }
}
