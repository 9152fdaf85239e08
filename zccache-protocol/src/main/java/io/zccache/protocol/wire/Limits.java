/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

/** How much one message may make a decoder do, beyond the length of its frame. */
final class Limits {
  /** List elements of one message, in protobuf together with its fields. */
  static final int ELEMENTS = 262_144;

  /** Unknown protobuf groups within each other. */
  static final int DEPTH = 100;

  static final String TOO_MANY = "more than " + ELEMENTS + " elements";

  private Limits() {}
}
