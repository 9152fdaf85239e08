/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.FilePath;
import io.zccache.client.port.Run;
import io.zccache.client.port.ToolRunner;
import java.util.ArrayList;
import java.util.List;

/** Runs the real tool as if we were not there. */
final class DirectRun {
  private final ToolRunner runner;
  private final Console console;

  DirectRun(ToolRunner runner, Console console) {
    this.runner = runner;
    this.console = console;
  }

  /** Runs the tool in place; returns only where that cannot be done, with its exit code. */
  int run(Tool.Call call) {
    List<byte[]> argv = new ArrayList<>(call.arguments().size() + 1);
    argv.add(call.tool().name().toBytes());
    argv.addAll(call.arguments());
    Run run = runner.run(call.tool().program(), argv, call.tool().environment().entries());
    if (run instanceof Run.Ended ended) {
      return ended.exitCode();
    }
    return cannotStart(call.tool().name(), (Run.NotStarted) run);
  }

  /** Says what a shell would say, and returns what a shell would return. */
  int cannotStart(FilePath name, Run.NotStarted why) {
    console.errorLine("zccache: " + name.text() + ": " + why.detail());
    return why.missing() ? 127 : 126;
  }
}
