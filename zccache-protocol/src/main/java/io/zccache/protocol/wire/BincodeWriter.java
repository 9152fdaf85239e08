/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes fields in the grammar of {@link BincodeCodec}. */
final class BincodeWriter implements FieldWriter {
  private final ByteWriter out;

  BincodeWriter(ByteWriter out) {
    this.out = out;
  }

  @Override
  public void bool(int field, boolean value) throws MessageTooLargeException {
    out.u8(value ? 1 : 0);
  }

  @Override
  public void u32(int field, long value) throws MessageTooLargeException {
    out.u32(value);
  }

  @Override
  public void i32(int field, int value) throws MessageTooLargeException {
    out.u32(value);
  }

  @Override
  public void u64(int field, long value) throws MessageTooLargeException {
    out.u64(value);
  }

  @Override
  public void string(int field, String value) throws MessageTooLargeException {
    string(value);
  }

  @Override
  public void optionalString(int field, @Nullable String value) throws MessageTooLargeException {
    out.u8(value == null ? 0 : 1);
    if (value != null) {
      string(value);
    }
  }

  @Override
  public void strings(int field, List<String> values) throws MessageTooLargeException {
    out.u64(values.size());
    for (String value : values) {
      string(value);
    }
  }

  @Override
  public void texts(int field, List<Utf8> values) throws MessageTooLargeException {
    out.u64(values.size());
    for (Utf8 value : values) {
      text(value);
    }
  }

  @Override
  public void path(int field, WirePath value) throws MessageTooLargeException {
    text(value.utf8());
  }

  @Override
  public void optionalPath(int field, @Nullable WirePath value) throws MessageTooLargeException {
    out.u8(value == null ? 0 : 1);
    if (value != null) {
      text(value.utf8());
    }
  }

  @Override
  public void paths(int field, List<WirePath> values) throws MessageTooLargeException {
    out.u64(values.size());
    for (WirePath value : values) {
      text(value.utf8());
    }
  }

  @Override
  public void bytes(int field, Bytes value) throws MessageTooLargeException {
    out.u64(value.length());
    out.bytes(value);
  }

  @Override
  public void memberBytes(int field, Bytes value) throws MessageTooLargeException {
    bytes(field, value);
  }

  @Override
  public void optionalHash(int field, @Nullable Bytes value) throws MessageTooLargeException {
    out.u8(value == null ? 0 : 1);
    if (value != null) {
      out.bytes(value);
    }
  }

  @Override
  public void u32s(int field, List<Long> values) throws MessageTooLargeException {
    out.u64(values.size());
    for (long value : values) {
      out.u32(value);
    }
  }

  @Override
  public void env(int field, List<EnvVar> values) throws MessageTooLargeException {
    out.u64(values.size());
    for (EnvVar value : values) {
      text(value.name());
      text(value.value());
    }
  }

  @Override
  public void optionalEnv(int field, int presence, @Nullable List<EnvVar> values)
      throws MessageTooLargeException {
    out.u8(values == null ? 0 : 1);
    if (values != null) {
      env(field, values);
    }
  }

  @Override
  public void choice(int field, int index) throws MessageTooLargeException {
    out.u32(index);
  }

  @Override
  public void variant(int index) throws MessageTooLargeException {
    out.u32(index);
  }

  @Override
  public void empty(int field) {}

  @Override
  public <T> void message(int field, T value, Shape<T> shape) throws MessageTooLargeException {
    shape.write(this, value);
  }

  @Override
  public <T> void optionalMessage(int field, @Nullable T value, Shape<T> shape)
      throws MessageTooLargeException {
    out.u8(value == null ? 0 : 1);
    if (value != null) {
      shape.write(this, value);
    }
  }

  @Override
  public <T> void messages(int field, List<T> values, Shape<T> shape)
      throws MessageTooLargeException {
    out.u64(values.size());
    for (T value : values) {
      shape.write(this, value);
    }
  }

  private void string(String value) throws MessageTooLargeException {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    out.u64(bytes.length);
    out.bytes(bytes);
  }

  private void text(Utf8 value) throws MessageTooLargeException {
    out.u64(value.length());
    out.bytes(value);
  }
}
