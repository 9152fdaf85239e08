/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Ascii;
import io.zccache.client.Environment;
import io.zccache.client.Outcome;
import io.zccache.client.port.Dial;
import io.zccache.client.port.DialTrouble;
import io.zccache.client.port.Ports;
import io.zccache.client.port.Ticker;
import io.zccache.protocol.Request;

/** The command {@code stop}: tells the daemon to end, and waits until nobody listens any more. */
final class StopRun {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long POLL_NANOS = 20_000_000L;
  private static final long DEFAULT_SECONDS = 10;
  private static final long MOST_SECONDS = 1_000_000_000L;

  private final Ports ports;
  private final Console console;
  private final Environment environment;

  StopRun(Ports ports, Console console, Environment environment) {
    this.ports = ports;
    this.console = console;
    this.environment = environment;
  }

  int run(Contact daemon) {
    Outcome outcome = daemon.client().askRunning(new Request.Shutdown());
    if (Contact.isAbsent(outcome)) {
      console.errorLine("daemon not running at " + daemon.endpoint());
      return 0;
    }
    // A daemon may end before its answer is through; whether it has ended is what counts.
    if (!(outcome instanceof Outcome.Answered) && !Contact.isLost(outcome)) {
      console.errorLine(Contact.line(outcome));
      return 1;
    }
    if (!ends(daemon)) {
      console.errorLine(
          "zccache: timed out waiting for daemon endpoint to disappear after stop;"
              + " continuing anyway. set ZCCACHE_STOP_TIMEOUT_SECS to override.");
    }
    console.errorLine("daemon stopped");
    return 0;
  }

  private boolean ends(Contact daemon) {
    Ticker ticker = ports.ticker();
    long deadline = ticker.nanos() + seconds() * SECOND_NANOS;
    boolean late = false;
    while (isThere(daemon) && !late) {
      ticker.pause(POLL_NANOS);
      late = ticker.nanos() - deadline > 0;
    }
    return !late;
  }

  /** Looks without a word: whoever listens there has nothing to answer. */
  private boolean isThere(Contact daemon) {
    Dial dial = ports.transport().connect(daemon.place().socket());
    if (dial instanceof Dial.Connected connected) {
      connected.connection().close();
    }
    return !(dial instanceof Dial.Failed failed) || failed.trouble() != DialTrouble.ABSENT;
  }

  private long seconds() {
    byte[] text = environment.get("ZCCACHE_STOP_TIMEOUT_SECS");
    long seconds = text == null ? -1 : Ascii.decimal(Ascii.trim(text));
    return seconds < 0 ? DEFAULT_SECONDS : Math.min(seconds, MOST_SECONDS);
  }
}
