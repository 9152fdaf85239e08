/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.client.Ascii;
import io.zccache.client.FilePath;
import io.zccache.client.Outcome;
import io.zccache.client.port.Ports;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.MalformedTextException;
import io.zccache.protocol.PrivateDaemonSessionOptions;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command {@code session-start}: begins a session and tells its id as a line of JSON. */
final class SessionStartRun {
  private static final String UNWRITTEN =
      "zccache: the daemon of zccache for Maven writes no journal or profile";

  private final Host host;
  private final Ports ports;
  private final Console console;

  SessionStartRun(Host host, Ports ports, Console console) {
    this.host = host;
    this.ports = ports;
    this.console = console;
  }

  /** What is wrong with the words, apart from the table's judgement; null if nothing is. */
  static @Nullable String objection(CommandWords words) {
    FilePath journal = words.value("--journal");
    if (journal != null && !journal.text().endsWith(".jsonl")) {
      return "error: --journal path must end in .jsonl";
    }
    for (FilePath variable : words.all("--private-env")) {
      String text = variable.text();
      if (text.indexOf('=') < 0) {
        return "error: --private-env must be KEY=VALUE, got `" + text + "`";
      }
      if (text.startsWith("=")) {
        return "error: --private-env key must not be empty";
      }
    }
    for (FilePath owner : words.all("--owner-pid")) {
      long pid = Ascii.decimal(owner.toBytes());
      if (pid < 0 || pid > 0xFFFFFFFFL) {
        return "error: --owner-pid must be a process id, got `" + owner.text() + "`";
      }
    }
    boolean place = words.has("--cache-dir") || words.has("--endpoint");
    return isPrivate(words) && !place
        ? "error: a private daemon needs a place of its own: --cache-dir D"
        : null;
  }

  int run(Contact daemon, CommandWords words) {
    Request request;
    try {
      request = request(daemon, words);
    } catch (MalformedTextException e) {
      console.errorLine("session-start failed: a path or a variable is not UTF-8");
      return 1;
    }
    if (words.has("--journal") || words.has("--profile")) {
      console.errorLine(UNWRITTEN);
    }
    Outcome outcome = daemon.client().askRunning(request);
    if (Contact.isAbsent(outcome)) {
      Outcome started = daemon.client().start();
      if (!(started instanceof Outcome.Answered)) {
        console.errorLine(
            "zccache[err][D]: cannot start daemon at "
                + daemon.endpoint()
                + ": "
                + Contact.why(started));
        return 1;
      }
      outcome = daemon.client().askRunning(request);
    }
    return tell(outcome);
  }

  private int tell(Outcome outcome) {
    if (outcome instanceof Outcome.Answered answered
        && answered.response() instanceof Response.SessionStarted started) {
      WirePath journal = started.journalPath();
      console.line(
          "{\"session_id\":"
              + Json.quoted(started.sessionId())
              + ",\"started_at\":"
              + ports.ticker().unixSeconds()
              + (journal == null ? "" : ",\"journal_path\":" + Json.quoted(journal.text()))
              + "}");
      return 0;
    }
    String refusal = Contact.refusal(outcome);
    console.errorLine(refusal == null ? Contact.line(outcome) : "session-start failed: " + refusal);
    return 1;
  }

  private Request request(Contact daemon, CommandWords words) throws MalformedTextException {
    FilePath here = host.workingFolder();
    FilePath folder = here == null ? FilePath.of("/") : here;
    FilePath cwd = words.value("--cwd");
    return new Request.SessionStart(
        host.processId(),
        path(folder, cwd == null ? folder : cwd),
        optional(folder, words.value("--log")),
        words.has("--stats"),
        optional(folder, words.value("--journal")),
        words.has("--profile"),
        isPrivate(words) ? options(daemon, folder, words) : null);
  }

  private static boolean isPrivate(CommandWords words) {
    return words.has("--private-daemon")
        || words.has("--daemon-name")
        || words.has("--owner-pid")
        || words.has("--private-env");
  }

  private PrivateDaemonSessionOptions options(Contact daemon, FilePath folder, CommandWords words)
      throws MalformedTextException {
    FilePath name = words.value("--daemon-name");
    List<Long> owners = new ArrayList<>();
    for (FilePath owner : words.all("--owner-pid")) {
      owners.add(Ascii.decimal(owner.toBytes()));
    }
    if (owners.isEmpty()) {
      // This process is about to end; who called it is who the daemon is for.
      owners.add(host.parentId());
    }
    List<EnvVar> environment = new ArrayList<>();
    for (FilePath variable : words.all("--private-env")) {
      byte[] entry = variable.toBytes();
      int equals = Ascii.indexOf(entry, "=");
      environment.add(
          new EnvVar(
              Utf8.wrap(entry, 0, equals),
              Utf8.wrap(entry, equals + 1, entry.length - equals - 1)));
    }
    return new PrivateDaemonSessionOptions(
        name == null ? null : name.text(),
        daemon.endpoint(),
        optional(folder, words.value("--cache-dir")),
        owners,
        environment);
  }

  private static @Nullable WirePath optional(FilePath folder, @Nullable FilePath path)
      throws MalformedTextException {
    return path == null ? null : path(folder, path);
  }

  private static WirePath path(FilePath folder, FilePath path) throws MalformedTextException {
    byte[] bytes = folder.join(path).toBytes();
    return new WirePath(Utf8.wrap(bytes, 0, bytes.length));
  }
}
