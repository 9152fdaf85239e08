/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.ClientAnnouncement;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Request;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the requests for a tool, and the one about a tool, have in common.
 *
 * @param sessionId the session as the client named it; null outside of one
 * @param announcement what our own client said of itself
 * @param clientPid the process the client says it is; 0 if it does not say
 * @param env what the tool is to see, without the announcement; null for the daemon's own
 */
record Asked(
    ToolCall.Kind kind,
    @Nullable String sessionId,
    Optional<ClientAnnouncement> announcement,
    long clientPid,
    WirePath tool,
    List<Utf8> args,
    WirePath cwd,
    @Nullable List<EnvVar> env,
    Bytes stdin) {

  /** What a request asks for; it must be one of these. */
  static Asked of(Request request) {
    if (request instanceof Request.Compile of) {
      return call(ToolCall.Kind.COMPILE, of.compiler(), of.args(), of.cwd(), of.env())
          .in(of.sessionId())
          .reading(of.stdin());
    }
    if (request instanceof Request.CompileEphemeral of) {
      return call(ToolCall.Kind.COMPILE, of.compiler(), of.args(), of.cwd(), of.env())
          .from(of.clientPid())
          .reading(of.stdin());
    }
    if (request instanceof Request.LinkEphemeral of) {
      Asked asked =
          call(ToolCall.Kind.LINK, of.tool(), of.args(), of.cwd(), of.env()).from(of.clientPid());
      return asked.in(asked.announcement().map(ClientAnnouncement::session).orElse(null));
    }
    if (request instanceof Request.Explain of) {
      return call(ToolCall.Kind.COMPILE, of.tool(), of.args(), of.cwd(), of.env())
          .from(of.clientPid());
    }
    throw new IllegalArgumentException("no call of a tool: " + request.kind());
  }

  /** Outside of any session, by nobody in particular, with nothing to read. */
  private static Asked call(
      ToolCall.Kind kind,
      WirePath tool,
      List<Utf8> args,
      WirePath cwd,
      @Nullable List<EnvVar> environment) {
    Optional<ClientAnnouncement.Parted> parted =
        Optional.ofNullable(environment).map(ClientAnnouncement::partFrom);
    return new Asked(
        kind,
        null,
        parted.flatMap(ClientAnnouncement.Parted::announcement),
        0,
        tool,
        args,
        cwd,
        parted.map(ClientAnnouncement.Parted::environment).orElse(null),
        Bytes.EMPTY);
  }

  private Asked in(@Nullable String session) {
    return new Asked(kind, session, announcement, clientPid, tool, args, cwd, env, stdin);
  }

  private Asked from(long pid) {
    return new Asked(kind, sessionId, announcement, pid, tool, args, cwd, env, stdin);
  }

  private Asked reading(Bytes input) {
    return new Asked(kind, sessionId, announcement, clientPid, tool, args, cwd, env, input);
  }
}
