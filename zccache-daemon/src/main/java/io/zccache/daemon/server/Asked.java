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
      ClientAnnouncement.@Nullable Parted env = parted(of.env());
      return new Asked(
          ToolCall.Kind.COMPILE,
          of.sessionId(),
          said(env),
          0,
          of.compiler(),
          of.args(),
          of.cwd(),
          rest(env),
          of.stdin());
    }
    if (request instanceof Request.CompileEphemeral of) {
      ClientAnnouncement.@Nullable Parted env = parted(of.env());
      return new Asked(
          ToolCall.Kind.COMPILE,
          null,
          said(env),
          of.clientPid(),
          of.compiler(),
          of.args(),
          of.cwd(),
          rest(env),
          of.stdin());
    }
    if (request instanceof Request.LinkEphemeral of) {
      ClientAnnouncement.@Nullable Parted env = parted(of.env());
      return new Asked(
          ToolCall.Kind.LINK,
          said(env).map(ClientAnnouncement::session).orElse(null),
          said(env),
          of.clientPid(),
          of.tool(),
          of.args(),
          of.cwd(),
          rest(env),
          Bytes.EMPTY);
    }
    if (request instanceof Request.Explain of) {
      ClientAnnouncement.@Nullable Parted env = parted(of.env());
      return new Asked(
          ToolCall.Kind.COMPILE,
          null,
          said(env),
          of.clientPid(),
          of.tool(),
          of.args(),
          of.cwd(),
          rest(env),
          Bytes.EMPTY);
    }
    throw new IllegalArgumentException("no call of a tool: " + request.kind());
  }

  private static ClientAnnouncement.@Nullable Parted parted(@Nullable List<EnvVar> env) {
    return env == null ? null : ClientAnnouncement.partFrom(env);
  }

  private static Optional<ClientAnnouncement> said(ClientAnnouncement.@Nullable Parted env) {
    return env == null ? Optional.empty() : env.announcement();
  }

  private static @Nullable List<EnvVar> rest(ClientAnnouncement.@Nullable Parted env) {
    return env == null ? null : env.environment();
  }
}
