/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.util.Objects;

/**
 * A path as the wire carries it: UTF-8, cleaned lexically as {@link LexicalPath} says, so that two
 * spellings of one path are equal.
 *
 * @param utf8 the cleaned path
 */
public record WirePath(Utf8 utf8) {
  /** Cleans {@code utf8}. */
  public WirePath {
    Objects.requireNonNull(utf8, "utf8");
    utf8 = Utf8.normalized(utf8);
  }

  /** The path {@code text}, cleaned. */
  public static WirePath of(String text) {
    return new WirePath(Utf8.of(text));
  }

  /** The path as text. */
  public String text() {
    return utf8.text();
  }

  @Override
  public String toString() {
    return text();
  }
}
