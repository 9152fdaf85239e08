/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Ascii;
import io.zccache.client.DaemonClient;
import io.zccache.client.DaemonPlace;
import io.zccache.client.FilePath;
import io.zccache.client.OptionStarter;
import io.zccache.client.Outcome;
import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.Settings;
import io.zccache.client.UnavailableReason;
import io.zccache.client.port.Ports;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command {@code start}: sees to it that a daemon runs, and tells it when to end by itself. */
final class StartRun {
  /** The option for the time without use after which it ends, in seconds; 0 for never. */
  static final String IDLE_TIMEOUT = "--idle-timeout";

  private final Ports ports;
  private final Console console;
  private final Settings settings;

  StartRun(Ports ports, Console console, Settings settings) {
    this.ports = ports;
    this.console = console;
    this.settings = settings;
  }

  /** Whether the option's value is one; null, where it was not given, is. */
  static boolean isTime(@Nullable FilePath value) {
    return value == null || Ascii.decimal(value.toBytes()) >= 0;
  }

  int run(DaemonPlace place, @Nullable FilePath idleTimeout) {
    List<FilePath> options =
        idleTimeout == null ? List.of() : List.of(FilePath.of(IDLE_TIMEOUT), idleTimeout);
    OptionStarter starter = new OptionStarter(ports.starter(), options);
    Ports own = ports.startingBy(starter);
    Outcome outcome = new DaemonClient(own, place, settings.wire(), settings.wedge()).start();
    if (outcome instanceof Unavailable why) {
      boolean absent = why.reason() == UnavailableReason.NO_DAEMON_PROGRAM;
      console.errorLine(
          "failed to start daemon: " + (absent ? "cannot find zccache-daemon binary" : why.text()));
      return 1;
    }
    console.errorLine("daemon running at " + place.socket().text());
    if (idleTimeout != null && !starter.hasStarted()) {
      console.errorLine(
          "zccache: it was running already and keeps its idle time; zccache stop ends it");
    }
    return 0;
  }
}
