/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.log.CallLog;
import io.zccache.daemon.stats.Counters;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.EnvVar;
import io.zccache.protocol.Utf8;
import io.zccache.protocol.WirePath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of a compiler, linker or archiver as a client asked for it.
 *
 * @param kind what the client takes the call for
 * @param tool the program, as the client named it
 * @param args its arguments without the program's name
 * @param cwd the directory it runs in
 * @param env its whole environment without our announcement; null if it inherits the daemon's
 * @param stdin what it reads; empty for the null device
 * @param counters where the outcome is counted: the session's, which feed the totals
 * @param client who asked
 * @param peer whether who asked is still there
 * @param planRunner has the client run the compiler, if it can
 * @param log where its session wants to read what became of it
 */
public record ToolCall(
    Kind kind,
    WirePath tool,
    List<Utf8> args,
    WirePath cwd,
    @Nullable List<EnvVar> env,
    Bytes stdin,
    Counters counters,
    ClientFacts client,
    PeerLife peer,
    Optional<PlanRunner> planRunner,
    CallLog log) {

  /** What a call is for. */
  public enum Kind {
    /** A compiler, answered by a compile result. */
    COMPILE,
    /** A linker or archiver, answered by a link result. */
    LINK
  }

  /** Copies the lists. */
  public ToolCall {
    args = List.copyOf(args);
    env = env == null ? null : List.copyOf(env);
  }

  /** The same call of a client that runs no plans. */
  public ToolCall withoutPlans() {
    return of(kind, counters);
  }

  /** A compile that is a part of this call: no plan is made of it. */
  public ToolCall ofCompile() {
    return of(Kind.COMPILE, counters.compiles());
  }

  private ToolCall of(Kind another, Counters counted) {
    return new ToolCall(
        another, tool, args, cwd, env, stdin, counted, client, peer, Optional.empty(), log);
  }
}
