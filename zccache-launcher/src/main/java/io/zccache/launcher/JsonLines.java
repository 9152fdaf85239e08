/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

/** An object in JSON, a line for each key, in the order they are given; two blanks a level. */
final class JsonLines {
  private final StringBuilder out = new StringBuilder(512).append('{');
  private final String indent;

  /** An object that is a whole document. */
  JsonLines() {
    this(0);
  }

  /**
   * @param depth how many objects it is in
   */
  JsonLines(int depth) {
    this.indent = depth == 0 ? "" : "  ".repeat(depth);
  }

  JsonLines text(String key, String value) {
    return raw(key, Json.quoted(value));
  }

  JsonLines number(String key, long value) {
    return raw(key, Long.toUnsignedString(value));
  }

  /**
   * @param value as JSON has it
   */
  JsonLines raw(String key, String value) {
    out.append(out.length() == 1 ? "\n" : ",\n").append(indent).append("  \"");
    out.append(key).append("\": ").append(value);
    return this;
  }

  /** The object. */
  String object() {
    return out.append('\n').append(indent).append('}').toString();
  }

  /** The object with the end of a document. */
  String document() {
    return object() + "\n";
  }

  /** The part of hits with four decimals, never rounded up; null if there was nothing to hit. */
  static String rate(long hits, long misses) {
    long all = hits + misses;
    if (all <= 0) {
      return "null";
    }
    String digits = String.valueOf(10_000 + hits * 10_000 / all);
    return (hits == all ? "1." : "0.") + digits.substring(1);
  }
}
