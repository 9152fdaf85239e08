/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Ascii;
import io.zccache.client.DaemonClient;
import io.zccache.client.DaemonPlace;
import io.zccache.client.Environment;
import io.zccache.client.FilePath;
import io.zccache.client.Outcome;
import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.Settings;
import io.zccache.client.UnavailableReason;
import io.zccache.client.port.Ports;
import io.zccache.client.port.Run;
import io.zccache.client.port.ToolRunner;
import io.zccache.protocol.Count;
import io.zccache.protocol.ProtocolVersions;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import java.util.ArrayList;
import java.util.List;

/** Our own commands: a request each, its answer as text, an exit code. */
final class Commands {
  private final Host host;
  private final Ports ports;
  private final ToolRunner runner;
  private final Console console;
  private final Environment environment;
  private final StoreRun store;

  Commands(Host host, Ports ports, ToolRunner runner, Console console, Environment environment) {
    this.host = host;
    this.ports = ports;
    this.runner = runner;
    this.console = console;
    this.environment = environment;
    this.store = new StoreRun(ports, runner, console, environment);
  }

  int run(CommandName name, List<byte[]> options) {
    if (name == CommandName.STORE) {
      return store(options);
    }
    if (name == CommandName.RUN) {
      return build(options);
    }
    CommandWords words = CommandWords.read(name, options);
    if (name == CommandName.HELP || words.has("--help")) {
      console.text(Help.TEXT);
      return 0;
    }
    String trouble = words.trouble();
    if (trouble != null) {
      return wrong(trouble);
    }
    if (name == CommandName.VERSION) {
      console.line("zccache for Maven " + LauncherVersion.TEXT);
      console.line("zccache " + ProtocolVersions.PRODUCT + " protocol");
      return 0;
    }
    if (name == CommandName.START && !StartRun.isTime(words.value(StartRun.IDLE_TIMEOUT))) {
      return wrong("zccache: start --idle-timeout wants a number of seconds, 0 for never");
    }
    String objection = name == CommandName.SESSION_START ? SessionStartRun.objection(words) : null;
    if (objection != null) {
      console.errorLine(objection);
      return 1;
    }
    return ask(name, words);
  }

  private int wrong(String text) {
    console.errorLine(text);
    console.errorLine("Try: zccache --help");
    return Invocation.USAGE;
  }

  private int store(List<byte[]> options) {
    int count = options.size();
    if (count == 0
        || !Ascii.equal(options.get(0), "verify")
        || count > 2
        || (count == 2 && !Ascii.equal(options.get(1), "--repair"))) {
      return wrong("zccache: store wants verify, or verify --repair");
    }
    DaemonPlace place = Places.of(host, ports, environment, null);
    return place == null ? fail(Places.NONE) : store.run(place, options);
  }

  /** Has a script beside this program run a whole build, in this process's place. */
  private int build(List<byte[]> options) {
    FilePath program = host.program();
    boolean marked = !options.isEmpty() && Ascii.equal(options.get(0), "--");
    if (program == null
        || options.size() == (marked ? 1 : 0)
        || (!marked && Ascii.startsWith(options.get(0), "-"))) {
      return wrong("zccache: run wants a command: zccache run -- COMMAND ARGS...");
    }
    FilePath script = program.folder().join(FilePath.of("zccache-run"));
    List<byte[]> argv = new ArrayList<>(options.size() + 1);
    argv.add(script.toBytes());
    argv.addAll(options);
    Run run = runner.run(script, argv, environment.entries());
    return run instanceof Run.Ended ended
        ? ended.exitCode()
        : new DirectRun(runner, console).cannotStart(script, (Run.NotStarted) run);
  }

  private int ask(CommandName name, CommandWords words) {
    Environment told = told(words);
    Settings settings = Settings.of(told);
    DaemonPlace place = Places.of(host, ports, told, null);
    String trouble = settings.trouble();
    if (trouble != null) {
      return fail(new Unavailable(UnavailableReason.BAD_SETTING, trouble));
    }
    if (place == null) {
      return fail(Places.NONE);
    }
    if (name == CommandName.START) {
      return new StartRun(ports, console, settings).run(place, words.value(StartRun.IDLE_TIMEOUT));
    }
    Contact daemon =
        new Contact(place, new DaemonClient(ports, place, settings.wire(), settings.wedge()));
    return switch (name) {
      case STOP -> new StopRun(ports, console, told).run(daemon);
      case STATUS -> status(daemon, words.has("--json"));
      case CLEAR -> clear(daemon);
      case SESSION_START -> new SessionStartRun(host, ports, console).run(daemon, words);
      case SESSION_STATS, SESSION_END -> new SessionCountsRun(console, name, daemon, words).run();
      case START, RUN, STORE, EXPLAIN, WRAP, CC, HELP, VERSION ->
          throw new IllegalArgumentException(name.word());
    };
  }

  /** The environment as the options change it. */
  private Environment told(CommandWords words) {
    FilePath root = words.value("--cache-dir");
    FilePath endpoint = words.value("--endpoint");
    Environment told =
        root == null ? environment : environment.with("ZCCACHE_CACHE_DIR", root.toBytes());
    return endpoint == null ? told : told.with("ZCCACHE_ENDPOINT", endpoint.toBytes());
  }

  private int status(Contact daemon, boolean json) {
    Outcome outcome = daemon.client().askRunning(new Request.Status());
    if (outcome instanceof Outcome.Answered answered
        && answered.response() instanceof Response.Status status) {
      console.text(
          json
              ? StatusJson.of(status.status(), daemon.endpoint())
              : StatusText.of(status.status(), daemon.endpoint()));
      long damaged = json ? 0 : damaged(daemon);
      if (damaged != 0) {
        console.line("  Damaged:       " + damaged + " files, see zccache store verify");
      }
      return 0;
    }
    String absence = "daemon not running at " + daemon.endpoint() + ": " + daemon.absence(outcome);
    boolean absent = Contact.isAbsent(outcome);
    if (json) {
      console.text(StatusJson.error(daemon.endpoint(), absent ? absence : Contact.why(outcome)));
    } else {
      console.errorLine(absent ? absence : Contact.line(outcome));
    }
    return 1;
  }

  /** How many files of the cache the daemon has found damaged; 0 if it does not tell. */
  private static long damaged(Contact daemon) {
    if (daemon.client().askRunning(new Request.Report("")) instanceof Outcome.Answered answered
        && answered.response() instanceof Response.ReportResult report) {
      for (Count count : report.counts()) {
        if (count.name().equals("store.damaged")) {
          return count.value();
        }
      }
    }
    return 0;
  }

  private int clear(Contact daemon) {
    Outcome outcome = daemon.client().askRunning(new Request.Clear());
    if (Contact.isAbsent(outcome) && store.hasResults(daemon.place())) {
      return store.run(daemon.place(), List.of(Ascii.bytes("clear")));
    }
    if (Contact.isAbsent(outcome)) {
      console.errorLine("daemon not running at " + daemon.endpoint() + " — nothing to clear");
      return 0;
    }
    if (outcome instanceof Outcome.Answered answered
        && answered.response() instanceof Response.Cleared cleared) {
      console.line("Cache cleared:");
      console.line("  Artifacts removed:  " + cleared.artifactsRemoved());
      console.line("  Metadata cleared:   " + cleared.metadataCleared());
      console.line("  Dep graph contexts: " + cleared.depGraphContextsCleared());
      if (cleared.onDiskBytesFreed() != 0) {
        console.line("  Disk freed:         " + Quantity.bytes(cleared.onDiskBytesFreed()));
      }
      return 0;
    }
    console.errorLine(Contact.line(outcome));
    return 1;
  }

  private int fail(Unavailable why) {
    console.errorLine("zccache: " + why.text());
    return 1;
  }
}
