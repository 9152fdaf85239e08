/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.DaemonClient;
import io.zccache.client.DaemonPlace;
import io.zccache.client.Environment;
import io.zccache.client.FilePath;
import io.zccache.client.Outcome;
import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.Route;
import io.zccache.client.Settings;
import io.zccache.client.SideFile;
import io.zccache.client.UnavailableReason;
import io.zccache.client.port.Ports;
import io.zccache.protocol.MalformedTextException;
import io.zccache.protocol.Request;
import org.jspecify.annotations.Nullable;

/** Runs a tool by way of the daemon, or directly for every reason there may be not to. */
final class CachedRun {
  /** Declined for this reason is no matter of the call: the user can do something about it. */
  private static final String FOLDER_UNUSABLE = "folder_unusable";

  private final Host host;
  private final Ports ports;
  private final Console console;
  private final DirectRun direct;

  CachedRun(Host host, Ports ports, Console console, DirectRun direct) {
    this.host = host;
    this.ports = ports;
    this.console = console;
    this.direct = direct;
  }

  int run(Tool.Call call) {
    Environment environment = call.tool().environment();
    Settings settings = Settings.of(environment);
    if (settings.disabled() || isSwitchedOff(call.tool().link())) {
      return direct.run(call);
    }
    byte[] paths = environment.get(StrictPaths.VARIABLE);
    if (paths != null) {
      return runStrictly(call, settings, paths);
    }
    return run(call, settings);
  }

  private int runStrictly(Tool.Call call, Settings settings, byte[] asked) {
    StrictPaths mode = StrictPaths.of(asked);
    byte[] name = call.tool().absolute().base().toBytes();
    if (mode == null) {
      Unavailable why =
          new Unavailable(UnavailableReason.BAD_SETTING, StrictPaths.objection(asked));
      return fallBack(call, settings, place(call), why);
    }
    String violation =
        Route.of(name, call.arguments()) == Route.COMPILE
            ? new PathCheck(mode).violation(call.tool().name(), call.arguments())
            : null;
    if (violation != null) {
      console.errorLine(violation);
      return 1;
    }
    return run(call, settings);
  }

  private int run(Tool.Call call, Settings settings) {
    // The daemon declines what reads stdin, and what was read here would be gone.
    if (Route.readsStdin(call.arguments())) {
      return direct.run(call);
    }
    DaemonPlace place = place(call);
    String trouble = settings.trouble();
    if (trouble != null) {
      return fallBack(
          call, settings, place, new Unavailable(UnavailableReason.BAD_SETTING, trouble));
    }
    if (place == null) {
      return fallBack(call, settings, null, Places.NONE);
    }
    Request request;
    try {
      request = new ToolRequest(host, settings).of(call);
    } catch (MalformedTextException e) {
      return runNoText(call, settings, place);
    }
    return request == null ? direct.run(call) : ask(call, settings, place, request);
  }

  private @Nullable DaemonPlace place(Tool.Call call) {
    return Places.of(host, ports, call.tool().environment(), call.tool().link().side());
  }

  /** What is no text cannot be sent. That is no trouble, but an odd environment lasts. */
  private int runNoText(Tool.Call call, Settings settings, DaemonPlace place) {
    FilePath variable = call.tool().environment().malformed();
    if (variable != null) {
      Unavailable why = new Unavailable(UnavailableReason.ENVIRONMENT_NOT_TEXT, variable.text());
      new Warnings(ports, console).warn(call.tool().link(), settings, place, why);
    }
    return direct.run(call);
  }

  private int ask(Tool.Call call, Settings settings, DaemonPlace place, Request request) {
    DaemonClient client = new DaemonClient(ports, place, settings.wire(), settings.wedge());
    Spools spools = new Spools(host);
    Workshop workshop = host.workshop();
    PlanRun plan =
        workshop == null ? null : new PlanRun(host, workshop, ports.folders(), console, call);
    Outcome outcome = client.send(request, spools, plan);
    if (client.hasReplaced()) {
      new Warnings(ports, console).tellReplaced(call.tool().link(), settings, place);
    }
    if (plan != null && plan.wasRun()) {
      return afterPlan(plan, call, settings, place, outcome);
    }
    if (outcome instanceof Outcome.Answered answered) {
      return new Relay(host, console, spools).relay(answered.response());
    }
    if (outcome instanceof Outcome.Declined declined && declined.reason().equals(FOLDER_UNUSABLE)) {
      String detail = "no room, or no right to write; see " + place.log().text();
      return fallBack(
          call, settings, place, new Unavailable(UnavailableReason.ROOT_UNUSABLE, detail));
    }
    return outcome instanceof Unavailable why
        ? fallBack(call, settings, place, why)
        : direct.run(call);
  }

  private int afterPlan(
      PlanRun plan, Tool.Call call, Settings settings, DaemonPlace place, Outcome outcome) {
    if (outcome instanceof Outcome.Answered answered) {
      return plan.relay(Relay.exitCodeOf(answered.response()));
    }
    if (!(outcome instanceof Outcome.Orphaned orphaned)) {
      return again(plan, call);
    }
    boolean delivered = plan.deliver();
    // A daemon that ends is no trouble: builds outlive daemons.
    boolean trouble = orphaned.why().reason() != UnavailableReason.CONNECTION_LOST;
    if (trouble && settings.strict() && !delivered) {
      return fail(orphaned.why());
    }
    if (trouble) {
      new Warnings(ports, console).warn(call.tool().link(), settings, place, orphaned.why());
    }
    return delivered ? plan.relay(0) : again(plan, call);
  }

  private int again(PlanRun plan, Tool.Call call) {
    int code = plan.repeat();
    return code < 0 ? direct.run(call) : code;
  }

  private int fail(Unavailable why) {
    console.errorLine("zccache: error: " + why.text());
    return 1;
  }

  private int fallBack(
      Tool.Call call, Settings settings, @Nullable DaemonPlace place, Unavailable why) {
    if (settings.strict()) {
      return fail(why);
    }
    new Warnings(ports, console).warn(call.tool().link(), settings, place, why);
    return direct.run(call);
  }

  /** Whether the links that led to the tool say that it is to run without us. */
  static boolean isSwitchedOff(Tool.Link link) {
    SideFile side = link.side();
    return link instanceof Tool.Link.Lost || (side != null && !side.enabled());
  }
}
