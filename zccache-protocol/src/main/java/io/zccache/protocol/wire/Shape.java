/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

/**
 * The fields of a message in their order: one description that both formats are written and read
 * by.
 *
 * @param minimum the fewest bytes that a value takes in bincode
 */
record Shape<T>(int minimum, Writing<T> writing, Reading<T> reading) {
  /** Writes the fields of a value. */
  interface Writing<T> {
    void write(FieldWriter out, T value) throws MessageTooLargeException;
  }

  /** Reads the fields of a value. */
  interface Reading<T> {
    T read(FieldReader in) throws MalformedMessageException;
  }

  void write(FieldWriter out, T value) throws MessageTooLargeException {
    writing.write(out, value);
  }

  T read(FieldReader in) throws MalformedMessageException {
    return reading.read(in);
  }
}
