/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import org.jspecify.annotations.Nullable;

/**
 * What the readers of one protobuf message share: its bytes, how many elements it may still have,
 * and the first thing that makes no sense though it decodes. That one is reported at the end, since
 * bytes that do not decode at all weigh more.
 */
final class DecodeState {
  final byte[] array;
  private int budget = Limits.ELEMENTS;
  private String message = "";
  private String context = "";
  private @Nullable String nonsense;

  DecodeState(byte[] array) {
    this.array = array;
  }

  /** Says whose message it is that may not decode, for the texts of faults. */
  void blame(String whose) {
    message = whose;
  }

  /** Says where decoding is, for the texts of faults. */
  void enter(String place) {
    context = place;
  }

  /** Counts one element more. */
  void take() throws MalformedMessageException {
    if (budget == 0) {
      throw fault(Limits.TOO_MANY);
    }
    budget--;
  }

  MalformedMessageException fault(String reason) {
    return MalformedMessageException.undecodable(
        message + "failed to decode Protobuf message: " + context + reason);
  }

  void missing(String name) {
    nonsense("missing required v16 prost field " + name);
  }

  void nonsense(String reason) {
    if (nonsense == null) {
      nonsense = reason;
    }
  }

  /** Ends a decoding in which nothing was undecodable. */
  void end(String requestId) throws MalformedMessageException {
    if (nonsense != null) {
      throw MalformedMessageException.unconvertible(nonsense, requestId);
    }
  }
}
