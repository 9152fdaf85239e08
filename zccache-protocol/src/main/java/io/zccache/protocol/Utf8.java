/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Immutable text kept as the valid UTF-8 bytes it came as. Any thread may use it; the text is
 * decoded when first asked for, so that arguments and environment pass through undecoded.
 */
public final class Utf8 extends ByteSlice {
  /** The empty text. */
  public static final Utf8 EMPTY = new Utf8(new byte[0], 0, 0);

  private @Nullable String text;

  private Utf8(byte[] array, int offset, int length) {
    super(array, offset, length);
  }

  /** {@code text} as UTF-8; a surrogate without its partner becomes a question mark. */
  public static Utf8 of(String text) {
    byte[] bytes = Encoded.utf8(text);
    return new Utf8(bytes, 0, bytes.length);
  }

  /**
   * A copy of {@code bytes}.
   *
   * @throws MalformedTextException if they are not UTF-8
   */
  public static Utf8 ofBytes(byte[] bytes) throws MalformedTextException {
    return wrap(bytes.clone(), 0, bytes.length);
  }

  /**
   * A part of {@code array} without a copy: the caller promises never to write to it again.
   *
   * @throws MalformedTextException if that part is not UTF-8
   */
  public static Utf8 wrap(byte[] array, int offset, int length) throws MalformedTextException {
    Utf8Check.requireValid(array, offset, length);
    return length == 0 ? EMPTY : new Utf8(array, offset, length);
  }

  /** Whether that part of {@code array} is UTF-8. */
  public static boolean isValid(byte[] array, int offset, int length) {
    return Utf8Check.firstFault(array, offset, length) < 0;
  }

  /** {@code path} cleaned; cutting at slashes and dots keeps UTF-8 valid. */
  static Utf8 normalized(Utf8 path) {
    if (LexicalPath.isNormal(path)) {
      return path;
    }
    byte[] out = new byte[path.length];
    return new Utf8(out, 0, LexicalPath.clean(path, out));
  }

  /** The text, decoded once. */
  public String text() {
    String known = text;
    if (known == null) {
      known = Encoded.text(array, offset, length);
      text = known;
    }
    return known;
  }

  /** The same bytes, without a copy. */
  public Bytes bytes() {
    return Bytes.wrap(array, offset, length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Utf8 that && sameBytes(that);
  }

  @Override
  public int hashCode() {
    return hashOfBytes();
  }

  @Override
  public String toString() {
    return text();
  }
}
