/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An immutable byte string: output of a tool, a hash, a path that need not be text. */
public final class Bytes extends ByteSlice {
  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private Bytes(byte[] array, int offset, int length) {
    super(array, offset, length);
  }

  /** A copy of {@code bytes}. */
  public static Bytes of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone(), 0, bytes.length);
  }

  /** The UTF-8 bytes of {@code text}. */
  public static Bytes of(String text) {
    return wrap(Encoded.utf8(text));
  }

  /** The bytes of {@code array} without a copy: the caller promises never to write to it again. */
  public static Bytes wrap(byte[] array) {
    return wrap(array, 0, array.length);
  }

  /** A part of {@code array} without a copy: the caller promises never to write to it again. */
  public static Bytes wrap(byte[] array, int offset, int length) {
    return length == 0 ? EMPTY : new Bytes(array, offset, length);
  }

  /** These bytes as text; what is not UTF-8 becomes the replacement character. */
  public String text() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes that && sameBytes(that);
  }

  @Override
  public int hashCode() {
    return hashOfBytes();
  }

  /** How many bytes these are; never the bytes themselves, which may be megabytes. */
  @Override
  public String toString() {
    return length + " bytes";
  }
}
