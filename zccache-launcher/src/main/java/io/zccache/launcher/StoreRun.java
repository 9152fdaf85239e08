/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Ascii;
import io.zccache.client.DaemonPlace;
import io.zccache.client.Environment;
import io.zccache.client.FilePath;
import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.UnavailableReason;
import io.zccache.client.port.Ports;
import io.zccache.client.port.Run;
import io.zccache.client.port.ToolRunner;
import java.util.ArrayList;
import java.util.List;

/** Work on the stored results: the daemon's program does it, in this process's place. */
final class StoreRun {
  private final Ports ports;
  private final ToolRunner runner;
  private final Console console;
  private final Environment environment;

  StoreRun(Ports ports, ToolRunner runner, Console console, Environment environment) {
    this.ports = ports;
    this.runner = runner;
    this.console = console;
    this.environment = environment;
  }

  /** Whether there may be results. */
  boolean hasResults(DaemonPlace place) {
    return ports.folders().follow(FilePath.of(place.root().store())) != null;
  }

  /**
   * Does {@code words} to the results of {@code place}; returns only where that cannot be begun, or
   * where this process cannot give up its place.
   */
  int run(DaemonPlace place, List<byte[]> words) {
    FilePath program = place.program();
    if (program == null || ports.folders().follow(program) == null) {
      String where = program == null ? "" : program.text() + " is not there; ";
      Unavailable why =
          new Unavailable(UnavailableReason.NO_DAEMON_PROGRAM, where + "set ZCCACHE_DAEMON");
      console.errorLine("zccache: " + why.text());
      return 1;
    }
    List<byte[]> argv = new ArrayList<>(words.size() + 4);
    argv.add(program.toBytes());
    argv.add(Ascii.bytes("store"));
    argv.addAll(words);
    argv.add(Ascii.bytes("--root"));
    argv.add(FilePath.of(place.root().path()).toBytes());
    Run run = runner.run(program, argv, environment.entries());
    return run instanceof Run.Ended ended
        ? ended.exitCode()
        : new DirectRun(runner, console).cannotStart(program, (Run.NotStarted) run);
  }
}
