/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.Connection;
import org.jspecify.annotations.Nullable;

/**
 * The wait for what a daemon says on one connection. Any byte is a sign of life. A daemon that was
 * silent for the whole budget is judged, and possibly waited for on; what the judgement needs is
 * found out before the budget is over. One that was found to stand still a short while ago gets no
 * second budget.
 */
final class Vigil {
  /** What takes longer is no hit, so that there is time to look what is known of the daemon. */
  static final long FIRST_LOOK_NANOS = 200_000_000L;

  /** Takes what came at the last moment. */
  private static final long LAST_LOOK_NANOS = 1_000_000L;

  private final Connection connection;
  private final long budgetNanos;
  private final @Nullable Inquiry inquiry;
  private final boolean mayTakeLong;
  private boolean looked;

  /**
   * @param inquiry finds out about a silent daemon; without one silence is the end
   * @param mayTakeLong whether an answer may take longer than the budget
   */
  Vigil(Connection connection, WedgePolicy wedge, @Nullable Inquiry inquiry, boolean mayTakeLong) {
    this.connection = connection;
    this.budgetNanos = wedge.silenceNanos();
    this.inquiry = inquiry;
    this.mayTakeLong = mayTakeLong;
  }

  /** One that makes no inquiries. */
  static Vigil impatient(Connection connection, WedgePolicy wedge) {
    return new Vigil(connection, wedge, null, false);
  }

  /** Sends all of {@code bytes}. */
  void send(byte[] bytes) throws BrokenReplyException {
    int sent = connection.send(bytes, 0, bytes.length, budgetNanos);
    if (sent == Connection.SILENT) {
      // What was sent in part cannot be taken up again, so that there is no waiting on.
      Verdict verdict =
          inquiry == null ? Verdict.WEDGED : inquiry.verdict(connection.peer(), budgetNanos, 0);
      throw verdict.asTrouble("it does not read");
    }
    if (sent < 0) {
      throw new BrokenReplyException(UnavailableReason.CONNECTION_LOST, "while sending");
    }
  }

  /** Waits for bytes; how many came, or 0 or less if the connection has ended. */
  int receive(byte[] into, int offset, int length) throws BrokenReplyException {
    long silent = 0;
    int count;
    do {
      count = round(into, offset, length, silent);
      silent += budgetNanos;
    } while (count == Connection.SILENT);
    return count;
  }

  /** One budget; silent if it is worth waiting on. */
  private int round(byte[] into, int offset, int length, long silentNanos)
      throws BrokenReplyException {
    long untilQuestion = budgetNanos - Probe.startBeforeEnd(budgetNanos);
    int count = firstPart(into, offset, length, untilQuestion);
    if (count != Connection.SILENT) {
      return count;
    }
    long silent = silentNanos + budgetNanos;
    String detail = "nothing for " + silent / 1_000_000_000L + " s";
    if (inquiry == null) {
      throw Verdict.WEDGED.asTrouble(detail);
    }
    Verdict verdict = inquiry.verdict(connection.peer(), silent, mayTakeLong ? budgetNanos : 0);
    long rest = verdict == Verdict.WEDGED ? 0 : budgetNanos - untilQuestion;
    count = connection.receive(into, offset, length, Math.max(rest, LAST_LOOK_NANOS));
    if (count == Connection.SILENT && verdict != Verdict.WAIT_ON) {
      throw verdict.asTrouble(detail);
    }
    return count;
  }

  private int firstPart(byte[] into, int offset, int length, long nanos)
      throws BrokenReplyException {
    if (looked || inquiry == null || nanos <= FIRST_LOOK_NANOS) {
      return connection.receive(into, offset, length, nanos);
    }
    int count = connection.receive(into, offset, length, FIRST_LOOK_NANOS);
    if (count != Connection.SILENT) {
      return count;
    }
    looked = true;
    if (inquiry.wasSilentLately(connection.peer())) {
      throw new BrokenReplyException(UnavailableReason.SILENT_LATELY, "");
    }
    return connection.receive(into, offset, length, nanos - FIRST_LOOK_NANOS);
  }
}
