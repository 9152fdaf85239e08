/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.protocol.Response;

/** What became of a request. */
public sealed interface Outcome {
  /** The daemon answered; never with an error, a decline or a heartbeat. */
  record Answered(Response response) implements Outcome {}

  /** The daemon asks the caller to run the tool itself. No trouble, nothing to tell anybody. */
  record Declined(String reason) implements Outcome {}

  /**
   * The daemon's plan was run, and there is no answer to the report: the daemon is lost. Who ran it
   * sees to what it has written.
   */
  record Orphaned(Unavailable why) implements Outcome {}

  /**
   * There is no answer; the caller runs the tool itself and may warn.
   *
   * @param detail more for people, possibly empty
   */
  record Unavailable(UnavailableReason reason, String detail) implements Outcome {
    /** Both in one line. */
    public String text() {
      return detail.isEmpty() ? reason.sentence() : reason.sentence() + ": " + detail;
    }
  }
}
