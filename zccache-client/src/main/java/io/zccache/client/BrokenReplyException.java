/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.Outcome.Unavailable;

/** A reply that ends, stops or makes no sense before it is whole. */
final class BrokenReplyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final UnavailableReason reason;

  BrokenReplyException(UnavailableReason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  static BrokenReplyException malformed(String detail) {
    return new BrokenReplyException(UnavailableReason.UNDECODABLE_REPLY, detail);
  }

  Unavailable toOutcome() {
    String detail = getMessage();
    return new Unavailable(reason, detail == null ? "" : detail);
  }
}
