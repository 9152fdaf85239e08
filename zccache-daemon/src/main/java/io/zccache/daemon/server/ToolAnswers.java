/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.bound.Places;
import io.zccache.daemon.log.CallLog;
import io.zccache.daemon.session.Session;
import io.zccache.daemon.session.SessionId;
import io.zccache.daemon.session.Sessions;
import io.zccache.daemon.stats.Counters;
import io.zccache.daemon.stats.DeclineReason;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.ClientAnnouncement;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.ProtocolVersions;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns requests for a compiler or linker into {@link ToolCall}s and sees to it that no client gets
 * an answer it does not know: only our own may be told to run the tool itself.
 */
final class ToolAnswers {
  private static final int USUAL_UMASK = 022;

  private final ServerContext context;
  private final Timers timers;
  private final ProcFolder processes;
  private final Duration heartbeat;
  private final Places places;

  ToolAnswers(ServerContext context, Timers timers, ProcFolder processes, ServerLimits limits) {
    this.context = context;
    this.timers = timers;
    this.processes = processes;
    this.heartbeat = limits.heartbeat();
    this.places = new Places(limits.capacity().calls());
  }

  /** The answer to a compile or link. */
  Response answer(Request request, Peer peer, Dialogue dialogue) {
    Asked asked = Asked.of(request);
    Optional<Session> session = Optional.empty();
    String sessionId = asked.sessionId();
    if (sessionId != null) {
      Optional<SessionId> id = SessionId.parse(sessionId);
      if (id.isEmpty() && asked.kind() == ToolCall.Kind.COMPILE) {
        return SessionAnswers.invalid(sessionId);
      }
      session = id.flatMap(context.sessions()::find);
    }
    ToolCall call = call(asked, counters(asked, session), session, peer, dialogue);
    if (!processes.seesOurFiles(peer)) {
      return declined(call, DeclineReason.OTHER_FILES);
    }
    return inTurn(call, dialogue, this::answer);
  }

  /** What the cache would do with a call; it is not done, and not counted. */
  Response explain(Request.Explain request, Peer peer, Dialogue dialogue) {
    ToolCall call = call(Asked.of(request), Counters.totals(), Optional.empty(), peer, dialogue);
    return processes.seesOurFiles(peer)
        ? inTurn(call, dialogue, this::explained)
        : unanswered(DeclineReason.OTHER_FILES);
  }

  /** Our own client comes again when it is told to; another would take that for a failure. */
  private Response inTurn(ToolCall call, Dialogue dialogue, Function<ToolCall, Response> answer) {
    try {
      boolean placed = call.client().ours() ? places.takeNow() : places.take(call.peer()::gone);
      if (!placed) {
        return Busy.COMPILE_QUEUE_FULL.answer(context);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return declined(call, DeclineReason.STOPPING);
    }
    try {
      return whileTellingOfIt(call, dialogue, answer);
    } finally {
      places.give();
    }
  }

  private Response whileTellingOfIt(
      ToolCall call, Dialogue dialogue, Function<ToolCall, Response> answer) {
    if (!call.client().ours()) {
      return answer.apply(call);
    }
    Timers.Cancel beats = timers.beat(heartbeat, dialogue::beat);
    try {
      return answer.apply(call);
    } finally {
      beats.now();
    }
  }

  private Response explained(ToolCall call) {
    try {
      return context
          .cache()
          .await()
          .map(cache -> cache.explain(call))
          .orElseGet(() -> unanswered(DeclineReason.CACHE_UNAVAILABLE));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return unanswered(DeclineReason.STOPPING);
    }
  }

  private static Response unanswered(DeclineReason reason) {
    return new Response.Explanation(
        Response.Explanation.BYPASS,
        reason.name().toLowerCase(Locale.ROOT),
        "the tool would run as if there were no cache: " + reason.text(),
        "",
        List.of());
  }

  /** What to say when no answer can be made: our client runs the tool, another is told why. */
  Response giveUp(Request request, String reason, String text) {
    boolean ours =
        switch (request.kind()) {
          case COMPILE, COMPILE_EPHEMERAL, LINK_EPHEMERAL ->
              Asked.of(request).announcement().isPresent();
          default -> false;
        };
    context.sessions().totals().add("trouble." + reason, 1);
    return ours ? new Response.Declined(reason) : new Response.Error(text);
  }

  /**
   * What is said when a result does not fit into a frame: nothing of it is cut. Our client runs the
   * tool, another hears how much there was and what to do.
   */
  Response insteadOf(Response tooLarge, Request request) {
    String text = "the answer does not fit into one message, which has at most 16 MiB";
    if (tooLarge instanceof Response.CompileResult full) {
      text = tooMuch(full.exitCode(), full.stdout(), full.stderr());
    } else if (tooLarge instanceof Response.LinkResult full) {
      text = tooMuch(full.exitCode(), full.stdout(), full.stderr());
    }
    return giveUp(request, "answer_too_large", text);
  }

  private static String tooMuch(int exitCode, Bytes stdout, Bytes stderr) {
    return "the tool has ended with exit code "
        + exitCode
        + ", and what it has written stays; but it printed at least "
        + stdout.length()
        + " bytes on standard output and "
        + stderr.length()
        + " on standard error. An answer to this client has at most 16 MiB, and nothing is cut:"
        + " let the tool print less or into a file, run it with ZCCACHE_DISABLE=1,"
        + " or use the launcher that came with this daemon";
  }

  private Response answer(ToolCall call) {
    try {
      Optional<OpenCache> cache = context.cache().await();
      if (cache.isEmpty()) {
        return declined(call, DeclineReason.CACHE_UNAVAILABLE);
      }
      // Another's client has nobody else to run its tool, so it is served to the last moment.
      if (call.client().ours() && context.state().stopping()) {
        return declined(call, DeclineReason.STOPPING);
      }
      return known(call, cache.get().tools().answer(call));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return declined(call, DeclineReason.STOPPING);
    }
  }

  private static Response declined(ToolCall call, DeclineReason reason) {
    call.counters().bypass(reason);
    String word = reason.name().toLowerCase(Locale.ROOT);
    call.log().direct(call.tool().text(), reason);
    return call.client().ours() ? new Response.Declined(word) : new Response.Error(reason.text());
  }

  private Response known(ToolCall call, Response response) {
    if (response instanceof Response.Declined declined && !call.client().ours()) {
      context.log().trouble("a foreign client was to be declined: " + declined.reason());
      return new Response.Error("internal error: " + declined.reason());
    }
    return response;
  }

  private Counters counters(Asked asked, Optional<Session> session) {
    Sessions sessions = context.sessions();
    Counters counters = session.map(Session::counters).orElse(sessions.totals());
    if (asked.sessionId() == null && asked.kind() == ToolCall.Kind.COMPILE) {
      counters = sessions.ephemeral();
    }
    return asked.kind() == ToolCall.Kind.LINK ? counters.links() : counters;
  }

  private ToolCall call(
      Asked asked, Counters counters, Optional<Session> session, Peer peer, Dialogue dialogue) {
    long pid = peer.pid() > 0 ? peer.pid() : asked.clientPid();
    PeerLife life;
    ClientFacts client;
    Optional<PlanRunner> planRunner = Optional.empty();
    if (asked.announcement().isPresent()) {
      ClientAnnouncement said = asked.announcement().get();
      client =
          new ClientFacts(
              true, said.umask(), said.terminal(), pid, Optional.ofNullable(said.name()));
      life = new ConnectedPeer(() -> processes.lifeOf(pid), dialogue::atWork);
      if (said.version() >= ProtocolVersions.PLANS) {
        planRunner = Optional.of(dialogue);
      }
    } else {
      int umask = processes.umaskOf(pid).orElse(USUAL_UMASK);
      client = new ClientFacts(false, umask, false, pid, Optional.empty());
      life = processes.lifeOf(pid);
    }
    List<EnvVar> env = asked.env();
    if (session.isPresent() && !session.get().origin().privateEnvironment().isEmpty()) {
      env = overlaid(env, session.get().origin().privateEnvironment());
      planRunner = Optional.empty(); // the client runs tools in its own environment
    }
    return new ToolCall(
        asked.kind(),
        asked.tool(),
        asked.args(),
        asked.cwd(),
        env,
        asked.stdin(),
        counters,
        client,
        life,
        planRunner,
        session.map(Session::log).orElse(CallLog.NONE));
  }

  private static @Nullable List<EnvVar> overlaid(
      @Nullable List<EnvVar> env, Map<String, String> over) {
    if (env == null) {
      return env;
    }
    List<EnvVar> result = new ArrayList<>(env.size() + over.size());
    for (EnvVar entry : env) {
      if (!over.containsKey(entry.name().text())) {
        result.add(entry);
      }
    }
    over.forEach((name, value) -> result.add(EnvVar.of(name, value)));
    return result;
  }
}
