/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Ascii;
import io.zccache.client.DaemonClient;
import io.zccache.client.DaemonPlace;
import io.zccache.client.Outcome;
import io.zccache.client.Outcome.Unavailable;
import io.zccache.client.Route;
import io.zccache.client.Settings;
import io.zccache.client.UnavailableReason;
import io.zccache.client.port.Ports;
import io.zccache.protocol.Finding;
import io.zccache.protocol.MalformedTextException;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command {@code explain}: what the cache would do with a call of a tool, and why. */
final class ExplainRun {
  private static final String STRANGER =
      "; a daemon of another make, or an older one, cannot explain: see zccache status";

  private final Host host;
  private final Ports ports;
  private final Console console;

  ExplainRun(Host host, Ports ports, Console console) {
    this.host = host;
    this.ports = ports;
    this.console = console;
  }

  /**
   * Asks and tells.
   *
   * @param words the words behind {@code explain}
   */
  int run(ToolFinder finder, List<byte[]> words) {
    boolean json = !words.isEmpty() && Ascii.equal(words.get(0), "--json");
    List<byte[]> command = json ? words.subList(1, words.size()) : words;
    Invocation meant = finder.withoutOurselves(Invocation.read(command));
    if (!(meant instanceof Invocation.Wrap wrap) || Ascii.startsWith(command.get(0), "-")) {
      console.errorLine("zccache: explain wants a tool: zccache explain [--json] TOOL ARGS...");
      return Invocation.USAGE;
    }
    Tool tool = finder.named(wrap.word());
    if (tool instanceof Tool.Missing missing) {
      console.errorLine("zccache: " + missing.name().text() + ": " + missing.detail());
      return missing.exitCode();
    }
    return explain(new Tool.Call((Tool.Found) tool, wrap.arguments()), json);
  }

  private int explain(Tool.Call call, boolean json) {
    Settings settings = Settings.of(call.tool().environment());
    if (settings.disabled()) {
      return tell(notAsked("disabled", "", "ZCCACHE_DISABLE is set"), json);
    }
    if (CachedRun.isSwitchedOff(call.tool().link())) {
      return tell(notAsked("switched_off", "", "the build has switched the cache off"), json);
    }
    if (Route.readsStdin(call.arguments())) {
      return tell(notAsked("stdin_source", "-", "the tool may read standard input"), json);
    }
    DaemonPlace place =
        Places.of(host, ports, call.tool().environment(), call.tool().link().side());
    String trouble = settings.trouble();
    if (trouble != null) {
      return fail(place, new Unavailable(UnavailableReason.BAD_SETTING, trouble).text(), json);
    }
    if (place == null) {
      return fail(null, Places.NONE.text(), json);
    }
    try {
      Request request = new ToolRequest(host, settings).explain(call);
      return request == null
          ? tell(notAsked("no_folder", "", "the current folder is gone"), json)
          : ask(settings, place, request, json);
    } catch (MalformedTextException e) {
      String why = "an argument, a path or the environment is not UTF-8";
      return tell(notAsked("not_text", "", why), json);
    }
  }

  private int ask(Settings settings, DaemonPlace place, Request request, boolean json) {
    DaemonClient client = new DaemonClient(ports, place, settings.wire(), settings.wedge());
    Outcome outcome = client.send(request);
    if (outcome instanceof Outcome.Answered answered
        && answered.response() instanceof Explanation explanation) {
      return tell(explanation, json);
    }
    if (outcome instanceof Unavailable why) {
      return fail(place, why.text() + (mayBeStranger(why.reason()) ? STRANGER : ""), json);
    }
    return fail(place, UnavailableReason.UNEXPECTED_REPLY.sentence(), json);
  }

  private int tell(Explanation explanation, boolean json) {
    console.text(json ? ExplainJson.of(explanation) : ExplainText.of(explanation));
    return 0;
  }

  private int fail(@Nullable DaemonPlace place, String why, boolean json) {
    if (json) {
      console.text(StatusJson.error(place == null ? "" : place.socket().text(), why));
    } else {
      console.errorLine("zccache: " + why);
    }
    return 1;
  }

  /** A call that this program would not ask the daemon about. */
  private static Explanation notAsked(String reason, String cause, String why) {
    String text = "the tool would run as if there were no cache: " + why;
    List<Finding> findings =
        cause.isEmpty()
            ? List.of()
            : List.of(new Finding("cause", cause, "", "", cause + ": " + why));
    return new Explanation(Explanation.BYPASS, reason, text, "", findings);
  }

  /** Whether that is how a daemon meets a question that it does not know. */
  private static boolean mayBeStranger(UnavailableReason reason) {
    return reason == UnavailableReason.DAEMON_ERROR
        || reason == UnavailableReason.CONNECTION_LOST
        || reason == UnavailableReason.UNDECODABLE_REPLY
        || reason == UnavailableReason.UNEXPECTED_REPLY;
  }
}
