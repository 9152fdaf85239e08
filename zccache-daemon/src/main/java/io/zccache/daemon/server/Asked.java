/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Request;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the three requests for a tool have in common.
 *
 * @param sessionId the session as the client named it; null outside of one
 * @param clientPid the process the client says it is; 0 if it does not say
 * @param env as it came, our announcement included; null for the daemon's own
 */
record Asked(
    ToolCall.Kind kind,
    @Nullable String sessionId,
    long clientPid,
    WirePath tool,
    List<Utf8> args,
    WirePath cwd,
    @Nullable List<EnvVar> env,
    Bytes stdin) {

  /** What a request asks for; it must be one of the three. */
  static Asked of(Request request) {
    if (request instanceof Request.Compile of) {
      return new Asked(
          ToolCall.Kind.COMPILE,
          of.sessionId(),
          0,
          of.compiler(),
          of.args(),
          of.cwd(),
          of.env(),
          of.stdin());
    }
    if (request instanceof Request.CompileEphemeral of) {
      return new Asked(
          ToolCall.Kind.COMPILE,
          null,
          of.clientPid(),
          of.compiler(),
          of.args(),
          of.cwd(),
          of.env(),
          of.stdin());
    }
    if (request instanceof Request.LinkEphemeral of) {
      return new Asked(
          ToolCall.Kind.LINK,
          null,
          of.clientPid(),
          of.tool(),
          of.args(),
          of.cwd(),
          of.env(),
          Bytes.EMPTY);
    }
    throw new IllegalArgumentException("no call of a tool: " + request.kind());
  }
}
