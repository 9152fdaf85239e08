/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.ClientAnnouncement;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Request;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.util.List;

/** Requests as clients send them, for tests. */
final class Requests {
  static final WirePath GCC = WirePath.of("/usr/bin/gcc");
  static final WirePath FOLDER = WirePath.of("/w");
  static final List<Utf8> ARGS = List.of(Utf8.of("-c"), Utf8.of("a.c"));

  private Requests() {}

  /** An environment as our own launcher sends it. */
  static List<EnvVar> ours(EnvVar... more) {
    List<EnvVar> all = new java.util.ArrayList<>(List.of(more));
    all.add(ClientAnnouncement.ours(false, 027, true, null).toEnvVar());
    return all;
  }

  /** A compile outside of a session. */
  static Request compile(List<EnvVar> env) {
    return new Request.CompileEphemeral(
        ProcessHandle.current().pid(), FOLDER, GCC, ARGS, FOLDER, env, Bytes.of("in"));
  }

  /** A compile in a session. */
  static Request compile(String session, List<EnvVar> env) {
    return new Request.Compile(session, ARGS, FOLDER, GCC, env, Bytes.EMPTY);
  }

  /** A link. */
  static Request link(List<EnvVar> env) {
    return new Request.LinkEphemeral(
        ProcessHandle.current().pid(), WirePath.of("/usr/bin/ar"), ARGS, FOLDER, env);
  }

  /** The start of a session that wants statistics. */
  static Request.SessionStart sessionStart(String folder) {
    return new Request.SessionStart(1, WirePath.of(folder), null, true, null, false, null);
  }
}
