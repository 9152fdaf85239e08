/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.Outcome;
import io.zccache.client.UnavailableReason;

/** Outcomes that are not the expected answer, in words. */
final class Outcomes {

  private Outcomes() {}

  static String text(Outcome outcome) {
    if (outcome instanceof Outcome.Unavailable unavailable) {
      return unavailable.text();
    }
    if (outcome instanceof Outcome.Declined declined) {
      return "the daemon declined: " + declined.reason();
    }
    return "the daemon gave an answer of another kind";
  }

  static boolean isNotRunning(Outcome outcome) {
    return outcome instanceof Outcome.Unavailable unavailable
        && unavailable.reason() == UnavailableReason.NOT_RUNNING;
  }
}
