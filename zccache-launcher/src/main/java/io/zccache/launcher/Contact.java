/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.DaemonClient;
import io.zccache.client.DaemonPlace;
import io.zccache.client.Outcome;
import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.UnavailableReason;
import org.jspecify.annotations.Nullable;

/** The daemon that a command speaks with, and the words for what may become of that. */
record Contact(DaemonPlace place, DaemonClient client) {
  /** What is said where a daemon ended a connection without an answer. */
  static final String LOST =
      "zccache[err][R]: lost connection to daemon (no response). The daemon may have crashed or been"
          + " killed mid-request — run `zccache status` to check, or `zccache stop` then retry to"
          + " restart it.";

  /** The socket, for people. */
  String endpoint() {
    return place.socket().text();
  }

  /** Whether there is no daemon. */
  static boolean isAbsent(Outcome outcome) {
    return is(outcome, UnavailableReason.NOT_RUNNING);
  }

  /** Whether a daemon was there and ended the connection. */
  static boolean isLost(Outcome outcome) {
    return is(outcome, UnavailableReason.CONNECTION_LOST);
  }

  /** What went wrong, in a whole line. */
  static String line(Outcome outcome) {
    return isLost(outcome) ? LOST : "zccache: " + why(outcome);
  }

  /** What went wrong, for the end of a sentence. */
  static String why(Outcome outcome) {
    if (!(outcome instanceof Unavailable trouble)) {
      return "unexpected response from daemon";
    }
    return trouble.reason() == UnavailableReason.UNEXPECTED_REPLY
        ? "unexpected response from daemon: " + trouble.detail()
        : trouble.text();
  }

  /** What the daemon has against a request that it refuses; null if it does not. */
  static @Nullable String refusal(Outcome outcome) {
    return outcome instanceof Unavailable trouble
            && trouble.reason() == UnavailableReason.DAEMON_ERROR
        ? trouble.detail()
        : null;
  }

  /** The system's words for the absence of a daemon. */
  String absence(Outcome outcome) {
    String detail = outcome instanceof Unavailable trouble ? trouble.detail() : "";
    String head = endpoint() + ": ";
    return detail.startsWith(head) ? detail.substring(head.length()) : detail;
  }

  private static boolean is(Outcome outcome, UnavailableReason reason) {
    return outcome instanceof Unavailable why && why.reason() == reason;
  }
}
