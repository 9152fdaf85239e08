/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Ascii;
import io.zccache.client.Environment;
import io.zccache.client.port.Ports;
import io.zccache.client.port.Run;
import io.zccache.client.port.ToolRunner;
import java.util.List;

/**
 * The program {@code zccache}, from argv to an exit code: reads what the caller wants, finds the
 * real tool, asks the daemon, and relays the answer or runs the tool in place.
 */
public final class Launcher {
  private final Host host;
  private final Ports ports;
  private final ToolRunner runner;
  private final Console console;
  private final Environment environment;

  /** A launcher for one run. */
  public Launcher(Host host, Ports ports, ToolRunner runner) {
    this.host = host;
    this.ports = ports;
    this.runner = runner;
    this.console = new Console(host);
    this.environment = new Environment(host.environment());
  }

  /** Does what the caller wants; the exit code, if this process is still the launcher by then. */
  public int run() {
    return run(true);
  }

  /** As {@link #run}, but no tool call goes to the daemon: for the case that we have a bug. */
  public int runWithoutCache() {
    console.errorLine("zccache: warning: building without the cache: an error of its own");
    return run(false);
  }

  private int run(boolean cached) {
    Invocation read = Invocation.read(host.arguments(), host.program());
    ToolFinder finder = finder(environment);
    Invocation invocation = finder.withoutOurselves(read);
    if (invocation instanceof Invocation.AsLink link) {
      return call(
          finder.behind(link.folder(), link.name(), link.spelled()), link.arguments(), cached);
    }
    if (invocation instanceof Invocation.Wrap wrap) {
      return wrap(finder, wrap, cached);
    }
    if (invocation instanceof Invocation.Command command) {
      if (command.name() == CommandName.EXPLAIN) {
        return new ExplainRun(host, ports, console).run(finder, command.options());
      }
      return new Commands(host, ports, runner, console, environment)
          .run(command.name(), command.options());
    }
    if (invocation instanceof Invocation.Wrong wrong) {
      console.errorLine(wrong.text());
      console.errorLine("Try: zccache --help");
      return wrong.exitCode();
    }
    console.text(Help.TEXT);
    return 1;
  }

  private int wrap(ToolFinder finder, Invocation.Wrap wrap, boolean cached) {
    StrictPaths paths = wrap.paths();
    // As if the environment had said so.
    ToolFinder told =
        paths == null
            ? finder
            : finder(environment.with(StrictPaths.VARIABLE, Ascii.bytes(paths.word())));
    return call(told.named(wrap.word()), wrap.arguments(), cached);
  }

  private ToolFinder finder(Environment given) {
    return new ToolFinder(host, ports.folders(), given);
  }

  private int call(Tool tool, List<byte[]> arguments, boolean cached) {
    if (cached && Diagnosis.isWanted(environment)) {
      console.errorLine(Diagnosis.of(host, environment));
    }
    DirectRun direct = new DirectRun(runner, console);
    if (tool instanceof Tool.Missing missing) {
      return direct.cannotStart(
          missing.name(), new Run.NotStarted(missing.exitCode() == 127, missing.detail()));
    }
    Tool.Call call = new Tool.Call((Tool.Found) tool, arguments);
    return cached ? new CachedRun(host, ports, console, direct).run(call) : direct.run(call);
  }
}
