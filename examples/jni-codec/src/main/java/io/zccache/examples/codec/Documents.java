/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.examples.codec;

import java.util.Objects;

/** JSON, CBOR, CSV and plain text. What can't be read is a {@link CodecException}. */
public final class Documents {
  private static final int MOST_INDENT = 16;

  static {
    NativeLibrary.load();
  }

  private Documents() {}

  /** JSON with {@code indent} blanks, at most 16, a level; with 0 all on one line. */
  public static String format(String json, int indent) {
    if (indent < 0 || indent > MOST_INDENT) {
      throw new IllegalArgumentException("indent " + indent);
    }
    return formatNative(Objects.requireNonNull(json, "json"), indent);
  }

  /** How many values a JSON text has, with those in arrays and objects. */
  public static long count(String json) {
    return countNative(Objects.requireNonNull(json, "json"));
  }

  /**
   * A JSON array of the values that a path leads to, such as {@code $.files[0]['a name'].*}.
   *
   * @throws IllegalArgumentException if the path is none
   */
  public static String select(String json, String path) {
    return selectNative(Objects.requireNonNull(json, "json"), Objects.requireNonNull(path, "path"));
  }

  public static byte[] jsonToCbor(String json) {
    return jsonToCborNative(Objects.requireNonNull(json, "json"));
  }

  public static String cborToJson(byte[] cbor) {
    return cborToJsonNative(Objects.requireNonNull(cbor, "cbor"));
  }

  /** An array of objects with the names of the first record. */
  public static String csvToJson(String csv) {
    return csvToJsonNative(Objects.requireNonNull(csv, "csv"));
  }

  /** A record for each object of an array. */
  public static String jsonToCsv(String json) {
    return jsonToCsvNative(Objects.requireNonNull(json, "json"));
  }

  /** Breaks paragraphs into lines of at most {@code width} code points, as even as can be. */
  public static String wrap(String text, int width) {
    if (width < 1) {
      throw new IllegalArgumentException("width " + width);
    }
    return wrapNative(Objects.requireNonNull(text, "text"), width);
  }

  private static native String formatNative(String json, int indent);

  private static native long countNative(String json);

  private static native String selectNative(String json, String path);

  private static native byte[] jsonToCborNative(String json);

  private static native String cborToJsonNative(byte[] cbor);

  private static native String csvToJsonNative(String csv);

  private static native String jsonToCsvNative(String json);

  private static native String wrapNative(String text, int width);
}
