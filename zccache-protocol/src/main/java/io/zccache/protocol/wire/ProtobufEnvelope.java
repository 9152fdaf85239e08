/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import java.util.function.IntPredicate;

/**
 * The outermost level of a protobuf message: which body it has, where that is, and the request id.
 */
final class ProtobufEnvelope {
  static final int REQUEST_ID_FIELD = 100;

  private final DecodeState state;
  private final String name;
  private ProtobufReader body;
  private int field;
  private String requestId = "";

  private ProtobufEnvelope(DecodeState state, String name) {
    this.state = state;
    this.name = name;
    this.body = new ProtobufReader(state);
  }

  /**
   * Reads the envelope of a message called {@code name}; {@code isBody} tells the fields of the
   * bodies that we know. Of several bodies the last one counts, and one body in several pieces is
   * the pieces in a row.
   */
  static ProtobufEnvelope read(
      DecodeState state, ProtobufCursor cursor, String name, IntPredicate isBody)
      throws MalformedMessageException {
    ProtobufEnvelope envelope = new ProtobufEnvelope(state, name);
    while (cursor.hasMore()) {
      state.enter("");
      int key = cursor.key();
      int field = key >>> 3;
      state.take();
      if (field == REQUEST_ID_FIELD) {
        envelope.readRequestId(cursor, key);
      } else if (isBody.test(field)) {
        envelope.readBody(cursor, key);
      } else {
        cursor.skipValue(key);
      }
    }
    state.enter(name + ".body: ");
    return envelope;
  }

  /** The field of the body, or 0 if there is none. */
  int field() {
    return field;
  }

  /** The fields in the body. */
  ProtobufReader body() {
    return body;
  }

  String requestId() {
    return requestId;
  }

  private void readRequestId(ProtobufCursor cursor, int key) throws MalformedMessageException {
    state.enter(name + ".request_id: ");
    ProtobufCursor.expect(key, ProtobufCursor.SIZED, state);
    requestId = cursor.text().text();
  }

  private void readBody(ProtobufCursor cursor, int key) throws MalformedMessageException {
    state.enter(name + ".body: ");
    ProtobufCursor.expect(key, ProtobufCursor.SIZED, state);
    if (field != key >>> 3) {
      field = key >>> 3;
      body = new ProtobufReader(state);
    }
    int length = cursor.length();
    body.scan(cursor.at(), cursor.at() + length);
    cursor.skip(length);
  }
}
