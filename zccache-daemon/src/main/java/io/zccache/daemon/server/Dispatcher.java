/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.protocol.ArtifactLookup;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.StoreOutcome;
import java.util.List;

/** Finds the answer to every request. Any thread may use it. */
final class Dispatcher {
  private final StatusAnswers status;
  private final SessionAnswers sessions;
  private final ToolAnswers tools;

  Dispatcher(StatusAnswers status, SessionAnswers sessions, ToolAnswers tools) {
    this.status = status;
    this.sessions = sessions;
    this.tools = tools;
  }

  /**
   * The answer to one request. Takes as long as a tool may take.
   *
   * @param dialogue what is said to the client meanwhile; only to our own
   */
  Response answer(Request request, Peer peer, Dialogue dialogue) {
    return switch (request.kind()) {
      case PING -> new Response.Pong();
      case SHUTDOWN -> new Response.ShuttingDown();
      case STATUS -> status.status();
      case CLEAR -> status.clear();
      case LOOKUP -> new Response.LookupResult(new ArtifactLookup.Miss());
      case STORE -> new Response.StoreResult(StoreOutcome.STORED);
      case SESSION_START -> sessions.start((Request.SessionStart) request);
      case SESSION_END -> sessions.end((Request.SessionEnd) request);
      case SESSION_STATS -> sessions.stats((Request.SessionStats) request);
      case RELEASE_WORKTREE_HANDLES -> sessions.release((Request.ReleaseWorktreeHandles) request);
      case REPORT -> sessions.report((Request.Report) request);
      case EXPLAIN -> tools.explain((Request.Explain) request, peer, dialogue);
      case MISSES -> sessions.misses((Request.Misses) request);
      case UNITS -> sessions.units((Request.Units) request);
      case LIST_RUST_ARTIFACTS -> new Response.RustArtifactList(List.of());
      case RAN -> new Response.Error("no plan was given on this connection");
      case COMPILE, COMPILE_EPHEMERAL, LINK_EPHEMERAL -> tools.answer(request, peer, dialogue);
      case FINGERPRINT_CHECK,
          FINGERPRINT_MARK_SUCCESS,
          FINGERPRINT_MARK_FAILURE,
          FINGERPRINT_INVALIDATE,
          GENERIC_TOOL_EXEC ->
          notSupported(request);
    };
  }

  /** What to say to a request that met a bug of ours. */
  Response afterBug(Request request) {
    return tools.giveUp(request, "internal_error", "internal error; see the daemon's log");
  }

  /** What to say instead of an answer that does not fit into a frame. */
  Response insteadOfTooLarge(Request request, Response tooLarge) {
    return tools.insteadOf(tooLarge, request);
  }

  private static Response notSupported(Request request) {
    String name = request.kind().requestId();
    return new Response.Error("not supported by this daemon: " + name);
  }
}
