/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes fields in the grammar of {@link ProtobufCodec}. */
final class ProtobufWriter implements FieldWriter {
  private final ByteWriter out;

  ProtobufWriter(ByteWriter out) {
    this.out = out;
  }

  @Override
  public void bool(int field, boolean value) throws MessageTooLargeException {
    u64(field, value ? 1 : 0);
  }

  @Override
  public void u32(int field, long value) throws MessageTooLargeException {
    u64(field, value);
  }

  @Override
  public void i32(int field, int value) throws MessageTooLargeException {
    u64(field, value);
  }

  @Override
  public void u64(int field, long value) throws MessageTooLargeException {
    if (value != 0) {
      tag(field, ProtobufCursor.VARINT);
      out.varint(value);
    }
  }

  @Override
  public void string(int field, String value) throws MessageTooLargeException {
    if (!value.isEmpty()) {
      memberString(field, value);
    }
  }

  @Override
  public void optionalString(int field, @Nullable String value) throws MessageTooLargeException {
    if (value != null) {
      memberString(field, value);
    }
  }

  @Override
  public void strings(int field, List<String> values) throws MessageTooLargeException {
    for (String value : values) {
      memberString(field, value);
    }
  }

  @Override
  public void texts(int field, List<Utf8> values) throws MessageTooLargeException {
    for (Utf8 value : values) {
      sized(field, value.length());
      out.bytes(value);
    }
  }

  @Override
  public void path(int field, WirePath value) throws MessageTooLargeException {
    Utf8 text = value.utf8();
    sized(field, textFieldSize(text));
    textField(1, text);
  }

  @Override
  public void optionalPath(int field, @Nullable WirePath value) throws MessageTooLargeException {
    if (value != null) {
      path(field, value);
    }
  }

  @Override
  public void paths(int field, List<WirePath> values) throws MessageTooLargeException {
    for (WirePath value : values) {
      path(field, value);
    }
  }

  @Override
  public void bytes(int field, Bytes value) throws MessageTooLargeException {
    if (!value.isEmpty()) {
      memberBytes(field, value);
    }
  }

  @Override
  public void memberBytes(int field, Bytes value) throws MessageTooLargeException {
    sized(field, value.length());
    out.bytes(value);
  }

  @Override
  public void optionalHash(int field, @Nullable Bytes value) throws MessageTooLargeException {
    if (value != null) {
      memberBytes(field, value);
    }
  }

  @Override
  public void u32s(int field, List<Long> values) throws MessageTooLargeException {
    if (!values.isEmpty()) {
      int begin = begin(field);
      for (long value : values) {
        out.varint(value);
      }
      out.endSized(begin);
    }
  }

  @Override
  public void env(int field, List<EnvVar> values) throws MessageTooLargeException {
    for (EnvVar value : values) {
      sized(field, textFieldSize(value.name()) + textFieldSize(value.value()));
      textField(1, value.name());
      textField(2, value.value());
    }
  }

  @Override
  public void optionalEnv(int field, int presence, @Nullable List<EnvVar> values)
      throws MessageTooLargeException {
    if (values != null) {
      env(field, values);
      bool(presence, true);
    }
  }

  @Override
  public void choice(int field, int index) throws MessageTooLargeException {
    u64(field, index + 1L);
  }

  @Override
  public void variant(int index) {}

  @Override
  public void empty(int field) throws MessageTooLargeException {
    sized(field, 0);
  }

  @Override
  public <T> void message(int field, T value, Shape<T> shape) throws MessageTooLargeException {
    int begin = begin(field);
    shape.write(this, value);
    out.endSized(begin);
  }

  @Override
  public <T> void optionalMessage(int field, @Nullable T value, Shape<T> shape)
      throws MessageTooLargeException {
    if (value != null) {
      message(field, value, shape);
    }
  }

  @Override
  public <T> void messages(int field, List<T> values, Shape<T> shape)
      throws MessageTooLargeException {
    for (T value : values) {
      message(field, value, shape);
    }
  }

  /** Begins a field whose length is not known yet. */
  int begin(int field) throws MessageTooLargeException {
    tag(field, ProtobufCursor.SIZED);
    return out.beginSized();
  }

  private void memberString(int field, String value) throws MessageTooLargeException {
    Utf8 text = Utf8.of(value);
    sized(field, text.length());
    out.bytes(text);
  }

  /** What {@link #textField} writes for {@code text} in a field below 16. */
  private static int textFieldSize(Utf8 text) {
    int length = text.length();
    return length == 0 ? 0 : 1 + ByteWriter.varintSize(length) + length;
  }

  private void textField(int field, Utf8 text) throws MessageTooLargeException {
    if (!text.isEmpty()) {
      sized(field, text.length());
      out.bytes(text);
    }
  }

  private void sized(int field, int length) throws MessageTooLargeException {
    tag(field, ProtobufCursor.SIZED);
    out.varint(length);
  }

  private void tag(int field, int wireType) throws MessageTooLargeException {
    out.varint((field << 3) | wireType);
  }
}
