/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Utf8;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file as the system gave it: bytes, which need not be text. Nothing is cleaned or
 * resolved. Immutable.
 */
public final class FilePath {
  private final byte[] bytes;

  private FilePath(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The path that these bytes spell; they are copied. */
  public static FilePath of(byte[] bytes) {
    return new FilePath(bytes.clone());
  }

  /** The path {@code text} in UTF-8. */
  public static FilePath of(String text) {
    return new FilePath(Ascii.isAscii(text) ? Ascii.bytes(text) : Utf8.of(text).toByteArray());
  }

  /** The path that these bytes spell. */
  public static FilePath of(Bytes bytes) {
    return new FilePath(bytes.toByteArray());
  }

  /** The bytes as the protocol knows them. */
  public Bytes bytes() {
    return Bytes.wrap(bytes);
  }

  /** A copy of the bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** The number of bytes. */
  public int length() {
    return bytes.length;
  }

  /** Whether it starts with a slash. */
  public boolean isAbsolute() {
    return bytes.length > 0 && bytes[0] == '/';
  }

  /** Whether it names a folder too, and not only a file in it. */
  public boolean hasFolder() {
    return lastSlash() >= 0;
  }

  /** The name after the last slash. */
  public FilePath base() {
    return new FilePath(Arrays.copyOfRange(bytes, lastSlash() + 1, bytes.length));
  }

  /** What is before the last slash: the root for a file in it, a dot where there is no slash. */
  public FilePath folder() {
    int slash = lastSlash();
    if (slash < 0) {
      return of(".");
    }
    return new FilePath(Arrays.copyOf(bytes, Math.max(slash, 1)));
  }

  /** The file {@code name} in this folder; an absolute {@code name} stays as it is. */
  public FilePath join(FilePath name) {
    if (name.isAbsolute() || bytes.length == 0) {
      return name;
    }
    boolean slash = bytes[bytes.length - 1] == '/';
    byte[] joined = Arrays.copyOf(bytes, bytes.length + (slash ? 0 : 1) + name.bytes.length);
    if (!slash) {
      joined[bytes.length] = '/';
    }
    System.arraycopy(name.bytes, 0, joined, joined.length - name.bytes.length, name.bytes.length);
    return new FilePath(joined);
  }

  /** The file {@code name} in this folder. */
  public FilePath join(String name) {
    return join(of(name));
  }

  /** Whether one of its parts is two dots, so that only the disk knows what it names. */
  public boolean climbs() {
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '/') {
        if (i - start == 2 && bytes[start] == '.' && bytes[start + 1] == '.') {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  /** Whether it is spelled so. */
  public boolean is(String text) {
    return Ascii.equal(bytes, text);
  }

  /** For people: what is not UTF-8 shows as the replacement character. */
  public String text() {
    return Ascii.isAscii(bytes) ? Ascii.text(bytes) : bytes().text();
  }

  private int lastSlash() {
    int i = bytes.length - 1;
    while (i >= 0 && bytes[i] != '/') {
      i--;
    }
    return i;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FilePath that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return text();
  }
}
