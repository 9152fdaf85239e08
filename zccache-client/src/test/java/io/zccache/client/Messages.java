/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.PrivateDaemonStatus;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.WirePath;
import java.util.List;

/** What clients and daemons say in tests. */
final class Messages {
  static final Request COMPILE = compile(Bytes.of("int stdin;"));
  static final Request LINK =
      new Request.LinkEphemeral(
          7, WirePath.of("/usr/bin/ar"), List.of(), WirePath.of("/w"), List.of());
  static final Request SESSION_COMPILE =
      new Request.Compile(
          "0b0b0b0b-1111-4222-8333-abcdefabcdef",
          List.of(),
          WirePath.of("/w"),
          WirePath.of("/usr/bin/gcc"),
          List.of(),
          Bytes.of("int stdin;"));
  static final Response RESULT = new Response.CompileResult(0, Bytes.of("out"), Bytes.EMPTY, true);
  static final Response STATUS =
      new Response.Status(
          new DaemonStatus(
              "1",
              "",
              "",
              PrivateDaemonStatus.NONE,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              WirePath.of("/cache"),
              5,
              0,
              false));

  private Messages() {}

  static Request.CompileEphemeral compile(Bytes stdin) {
    return new Request.CompileEphemeral(
        7,
        WirePath.of("/w"),
        WirePath.of("/usr/bin/gcc"),
        List.of(),
        WirePath.of("/w"),
        List.of(),
        stdin);
  }
}
