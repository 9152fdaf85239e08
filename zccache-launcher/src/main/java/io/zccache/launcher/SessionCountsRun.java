/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Outcome;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.SessionStats;
import org.jspecify.annotations.Nullable;

/** The commands {@code session-stats} and {@code session-end}: what a session has counted. */
final class SessionCountsRun {
  private final Console console;
  private final CommandName command;
  private final Contact daemon;
  private final String id;
  private final boolean json;

  SessionCountsRun(Console console, CommandName command, Contact daemon, CommandWords words) {
    this.console = console;
    this.command = command;
    this.daemon = daemon;
    this.id = words.id();
    this.json = words.has("--json");
  }

  int run() {
    boolean ends = command == CommandName.SESSION_END;
    Outcome outcome =
        daemon
            .client()
            .askRunning(ends ? new Request.SessionEnd(id) : new Request.SessionStats(id));
    if (outcome instanceof Outcome.Answered answered) {
      if (answered.response() instanceof Response.SessionEnded ended) {
        return tell(ended.stats(), "stats_unavailable");
      }
      if (answered.response() instanceof Response.SessionStatsResult counted) {
        return tell(counted.stats(), "stats_not_enabled");
      }
    }
    if (Contact.isAbsent(outcome) && ends) {
      console.errorLine(
          "session-end: daemon unreachable at "
              + daemon.endpoint()
              + ", treating session "
              + id
              + " as ended");
      return tell(null, "stats_unavailable");
    }
    return fail(outcome);
  }

  private int tell(@Nullable SessionStats stats, String why) {
    boolean ends = command == CommandName.SESSION_END;
    if (stats != null) {
      if (json) {
        console.text(SessionJson.of(id, stats));
      } else {
        console.error(SessionText.of(id, stats, ends));
      }
    } else if (json) {
      console.text(SessionJson.unavailable(id, why));
    } else if (!ends) {
      console.errorLine("Session " + id + ": stats tracking not enabled");
    }
    return 0;
  }

  private int fail(Outcome outcome) {
    String refusal = Contact.refusal(outcome);
    String absence =
        Contact.isAbsent(outcome)
            ? "cannot connect to daemon at " + daemon.endpoint() + ": " + daemon.absence(outcome)
            : null;
    if (json) {
      String why = refusal == null ? absence : refusal;
      console.text(SessionJson.error(id, why == null ? Contact.why(outcome) : why));
    } else if (refusal != null) {
      console.errorLine("zccache: " + command.word() + " failed: " + refusal);
    } else {
      console.errorLine(absence == null ? Contact.line(outcome) : "zccache: " + absence);
    }
    return 1;
  }
}
