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
import io.zccache.client.port.Ticker;
import io.zccache.client.port.ToolRunner;
import io.zccache.protocol.Count;
import io.zccache.protocol.ProtocolVersions;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import java.util.List;

/** Our own commands: a request each, its answer as text, an exit code. */
final class Commands {
  private static final int USAGE = 2;
  private static final long STOP_NANOS = 10_000_000_000L;
  private static final long STOP_POLL_NANOS = 20_000_000L;

  private final Host host;
  private final Ports ports;
  private final Console console;
  private final Environment environment;
  private final StoreRun store;

  Commands(Host host, Ports ports, ToolRunner runner, Console console, Environment environment) {
    this.host = host;
    this.ports = ports;
    this.console = console;
    this.environment = environment;
    this.store = new StoreRun(ports, runner, console, environment);
  }

  int run(CommandName name, List<byte[]> options) {
    if (name == CommandName.STORE) {
      return store(options);
    }
    boolean json =
        name == CommandName.STATUS && options.size() == 1 && Ascii.equal(options.get(0), "--json");
    if (!options.isEmpty() && !json) {
      String option = FilePath.of(options.get(0)).text();
      console.errorLine("zccache: " + name.word() + " does not take " + option);
      console.errorLine("Try: zccache --help");
      return USAGE;
    }
    if (name == CommandName.HELP) {
      console.text(Help.TEXT);
      return 0;
    }
    if (name == CommandName.VERSION) {
      console.line("zccache for Maven " + LauncherVersion.TEXT);
      console.line("zccache " + ProtocolVersions.PRODUCT + " protocol");
      return 0;
    }
    return ask(name, json);
  }

  private int store(List<byte[]> options) {
    int count = options.size();
    if (count == 0
        || !Ascii.equal(options.get(0), "verify")
        || count > 2
        || (count == 2 && !Ascii.equal(options.get(1), "--repair"))) {
      console.errorLine("zccache: store wants verify, or verify --repair");
      console.errorLine("Try: zccache --help");
      return USAGE;
    }
    DaemonPlace place = Places.of(host, ports, environment, null);
    return place == null ? fail(Places.NONE) : store.run(place, options);
  }

  private int ask(CommandName name, boolean json) {
    Settings settings = Settings.of(environment);
    DaemonPlace place = Places.of(host, ports, environment, null);
    String trouble = settings.trouble();
    if (trouble != null) {
      return fail(new Unavailable(UnavailableReason.BAD_SETTING, trouble));
    }
    if (place == null) {
      return fail(Places.NONE);
    }
    DaemonClient client = new DaemonClient(ports, place, settings.wire(), settings.wedge());
    String endpoint = place.socket().text();
    return switch (name) {
      case START -> start(client, endpoint);
      case STOP -> stop(client, endpoint);
      case STATUS -> status(client, endpoint, json);
      case CLEAR -> clear(client, place);
      case STORE, EXPLAIN, WRAP, CC, HELP, VERSION ->
          throw new IllegalArgumentException(name.word());
    };
  }

  private int start(DaemonClient client, String endpoint) {
    Outcome outcome = client.start();
    if (outcome instanceof Unavailable why) {
      return fail(why);
    }
    console.errorLine("daemon running at " + endpoint);
    return 0;
  }

  private int stop(DaemonClient client, String endpoint) {
    Outcome outcome = client.askRunning(new Request.Shutdown());
    if (isNotRunning(outcome)) {
      console.errorLine("daemon not running at " + endpoint);
      return 0;
    }
    // A daemon may end before its answer is through; whether it has ended is what counts.
    if (outcome instanceof Unavailable why && why.reason() != UnavailableReason.CONNECTION_LOST) {
      return fail(why);
    }
    Ticker ticker = ports.ticker();
    long deadline = ticker.nanos() + STOP_NANOS;
    while (!isNotRunning(client.askRunning(new Request.Ping()))) {
      if (ticker.nanos() - deadline > 0) {
        console.errorLine("zccache: the daemon at " + endpoint + " was told to end and still runs");
        return 1;
      }
      ticker.pause(STOP_POLL_NANOS);
    }
    console.errorLine("daemon stopped");
    return 0;
  }

  private int status(DaemonClient client, String endpoint, boolean json) {
    Outcome outcome = client.askRunning(new Request.Status());
    if (outcome instanceof Outcome.Answered answered
        && answered.response() instanceof Response.Status status) {
      console.text(
          json
              ? new StatusJson(status.status(), endpoint).text()
              : new StatusText(status.status(), endpoint).text());
      long damaged = json ? 0 : damaged(client);
      if (damaged != 0) {
        console.line("  Damaged:       " + damaged + " files, see zccache store verify");
      }
      return 0;
    }
    String why = outcome instanceof Unavailable trouble ? trouble.text() : "unexpected answer";
    if (json) {
      console.text(StatusJson.error(endpoint, why));
    } else if (isNotRunning(outcome)) {
      console.errorLine("daemon not running at " + endpoint);
    } else {
      console.errorLine("zccache: " + why);
    }
    return 1;
  }

  /** How many files of the cache the daemon has found damaged; 0 if it does not tell. */
  private static long damaged(DaemonClient client) {
    if (client.askRunning(new Request.Report("")) instanceof Outcome.Answered answered
        && answered.response() instanceof Response.ReportResult report) {
      for (Count count : report.counts()) {
        if (count.name().equals("store.damaged")) {
          return count.value();
        }
      }
    }
    return 0;
  }

  private int clear(DaemonClient client, DaemonPlace place) {
    Outcome outcome = client.askRunning(new Request.Clear());
    if (isNotRunning(outcome) && store.hasResults(place)) {
      return store.run(place, List.of(Ascii.bytes("clear")));
    }
    if (isNotRunning(outcome)) {
      String endpoint = place.socket().text();
      console.errorLine("daemon not running at " + endpoint + ", nothing to clear");
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
    return fail(
        outcome instanceof Unavailable why
            ? why
            : new Unavailable(UnavailableReason.UNEXPECTED_REPLY, "to clear"));
  }

  private int fail(Unavailable why) {
    console.errorLine("zccache: " + why.text());
    return 1;
  }

  private static boolean isNotRunning(Outcome outcome) {
    return outcome instanceof Unavailable why && why.reason() == UnavailableReason.NOT_RUNNING;
  }
}
