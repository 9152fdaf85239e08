/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of the daemon: a record for each message, its components in the order of the
 * wire. All but {@link Report} belong to zccache 1.12.6. Immutable; numbers called pid are unsigned
 * 32-bit.
 */
public sealed interface Request {
  /** Which message this is. */
  RequestKind kind();

  /** Is anybody there. Answered by {@link Response.Pong}. */
  record Ping() implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.PING;
    }
  }

  /** End the daemon. Answered by {@link Response.ShuttingDown}. */
  record Shutdown() implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.SHUTDOWN;
    }
  }

  /** How is the daemon. Answered by {@link Response.Status}. */
  record Status() implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.STATUS;
    }
  }

  /** Is this result there; no known client asks. Answered by {@link Response.LookupResult}. */
  record Lookup(String cacheKey) implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.LOOKUP;
    }
  }

  /** Keep this result; no known client asks. Answered by {@link Response.StoreResult}. */
  record Store(String cacheKey, ArtifactData artifact) implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.STORE;
    }
  }

  /** Begin a session. Answered by {@link Response.SessionStarted}. */
  record SessionStart(
      long clientPid,
      WirePath workingDir,
      @Nullable WirePath logFile,
      boolean trackStats,
      @Nullable WirePath journalPath,
      boolean profile,
      @Nullable PrivateDaemonSessionOptions privateDaemon)
      implements Request {
    /** Checks the pid's range. */
    public SessionStart {
      U32.check("clientPid", clientPid);
    }

    @Override
    public RequestKind kind() {
      return RequestKind.SESSION_START;
    }
  }

  /**
   * Compile within a session. Answered by {@link Response.CompileResult}.
   *
   * @param args the compiler's arguments without its name
   * @param env exactly the environment of the compiler, or null for the daemon's own
   * @param stdin what the compiler reads; empty means nothing
   */
  record Compile(
      String sessionId,
      List<Utf8> args,
      WirePath cwd,
      WirePath compiler,
      @Nullable List<EnvVar> env,
      Bytes stdin)
      implements Request {
    /** Copies the lists. */
    public Compile {
      args = List.copyOf(args);
      env = env == null ? null : List.copyOf(env);
    }

    @Override
    public RequestKind kind() {
      return RequestKind.COMPILE;
    }
  }

  /** End a session. Answered by {@link Response.SessionEnded}. */
  record SessionEnd(String sessionId) implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.SESSION_END;
    }
  }

  /** Forget all results. Answered by {@link Response.Cleared}. */
  record Clear() implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.CLEAR;
    }
  }

  /**
   * Compile without a session. Answered by {@link Response.CompileResult}.
   *
   * @param workingDir the same as {@code cwd}
   * @param args the compiler's arguments without its name
   * @param env exactly the environment of the compiler, or null for the daemon's own
   * @param stdin what the compiler reads; empty means nothing
   */
  record CompileEphemeral(
      long clientPid,
      WirePath workingDir,
      WirePath compiler,
      List<Utf8> args,
      WirePath cwd,
      @Nullable List<EnvVar> env,
      Bytes stdin)
      implements Request {
    /** Copies the lists and checks the pid's range. */
    public CompileEphemeral {
      U32.check("clientPid", clientPid);
      args = List.copyOf(args);
      env = env == null ? null : List.copyOf(env);
    }

    @Override
    public RequestKind kind() {
      return RequestKind.COMPILE_EPHEMERAL;
    }
  }

  /**
   * Run a linker or archiver. Answered by {@link Response.LinkResult}.
   *
   * @param args the tool's arguments without its name
   * @param env exactly the environment of the tool, or null for the daemon's own
   */
  record LinkEphemeral(
      long clientPid, WirePath tool, List<Utf8> args, WirePath cwd, @Nullable List<EnvVar> env)
      implements Request {
    /** Copies the lists and checks the pid's range. */
    public LinkEphemeral {
      U32.check("clientPid", clientPid);
      args = List.copyOf(args);
      env = env == null ? null : List.copyOf(env);
    }

    @Override
    public RequestKind kind() {
      return RequestKind.LINK_EPHEMERAL;
    }
  }

  /** The counts of a session so far. Answered by {@link Response.SessionStatsResult}. */
  record SessionStats(String sessionId) implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.SESSION_STATS;
    }
  }

  /**
   * Did files change since a mark. Answered by {@link Response.FingerprintCheckResult}.
   *
   * @param cacheType {@code hash} or {@code two-layer}
   */
  record FingerprintCheck(
      WirePath cacheFile,
      String cacheType,
      WirePath root,
      List<String> extensions,
      List<String> includeGlobs,
      List<String> exclude)
      implements Request {
    /** Copies the lists. */
    public FingerprintCheck {
      extensions = List.copyOf(extensions);
      includeGlobs = List.copyOf(includeGlobs);
      exclude = List.copyOf(exclude);
    }

    @Override
    public RequestKind kind() {
      return RequestKind.FINGERPRINT_CHECK;
    }
  }

  /** The work on the files went well. Answered by {@link Response.FingerprintAck}. */
  record FingerprintMarkSuccess(WirePath cacheFile) implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.FINGERPRINT_MARK_SUCCESS;
    }
  }

  /** The work on the files failed. Answered by {@link Response.FingerprintAck}. */
  record FingerprintMarkFailure(WirePath cacheFile) implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.FINGERPRINT_MARK_FAILURE;
    }
  }

  /** Forget the mark. Answered by {@link Response.FingerprintAck}. */
  record FingerprintInvalidate(WirePath cacheFile) implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.FINGERPRINT_INVALIDATE;
    }
  }

  /** Which Rust artifacts are there. Answered by {@link Response.RustArtifactList}. */
  record ListRustArtifacts() implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.LIST_RUST_ARTIFACTS;
    }
  }

  /**
   * Run any tool, cached by what the caller names. Answered by {@link
   * Response.GenericToolExecResult}.
   *
   * @param env exactly the environment of the tool, also part of the key
   * @param toolHash 32 bytes that identify the tool, if the caller knows them
   */
  record GenericToolExec(
      WirePath tool,
      List<Utf8> args,
      WirePath cwd,
      List<EnvVar> env,
      List<WirePath> inputFiles,
      Bytes inputExtra,
      ExecOutputStreams outputStreams,
      List<WirePath> outputFiles,
      @Nullable Bytes toolHash,
      ExecCachePolicy cachePolicy,
      boolean cwdInKey,
      List<WirePath> includeScanFiles,
      List<WirePath> includeDirs,
      List<WirePath> systemIncludeDirs,
      List<WirePath> iquoteDirs,
      @Nullable WirePath depfile,
      boolean nonDeterministic,
      List<String> keyArgsFilter)
      implements Request {
    /** The length of {@code toolHash} in bytes. */
    public static final int TOOL_HASH_LENGTH = 32;

    /** Copies the lists and checks the hash's length. */
    public GenericToolExec {
      args = List.copyOf(args);
      env = List.copyOf(env);
      inputFiles = List.copyOf(inputFiles);
      outputFiles = List.copyOf(outputFiles);
      includeScanFiles = List.copyOf(includeScanFiles);
      includeDirs = List.copyOf(includeDirs);
      systemIncludeDirs = List.copyOf(systemIncludeDirs);
      iquoteDirs = List.copyOf(iquoteDirs);
      keyArgsFilter = List.copyOf(keyArgsFilter);
      if (toolHash != null && toolHash.length() != TOOL_HASH_LENGTH) {
        throw new IllegalArgumentException("toolHash has " + toolHash.length() + " bytes, not 32");
      }
    }

    @Override
    public RequestKind kind() {
      return RequestKind.GENERIC_TOOL_EXEC;
    }
  }

  /**
   * Let go of all below a folder. Answered by {@link Response.ReleaseWorktreeHandlesResult}.
   *
   * @param path the folder, absolute
   */
  record ReleaseWorktreeHandles(WirePath path) implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.RELEASE_WORKTREE_HANDLES;
    }
  }

  /**
   * Our own: all counters by name. Answered by {@link Response.ReportResult}.
   *
   * @param sessionId the session counted, or empty for the daemon's totals
   */
  record Report(String sessionId) implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.REPORT;
    }
  }

  /**
   * Our own: what the cache would do with a call of a tool now, and why. Nothing runs the tool,
   * writes for it or counts it. Answered by {@link Response.Explanation}.
   *
   * @param clientPid the asking process
   * @param tool the program, absolute
   * @param args its arguments without its name
   * @param cwd the directory it would run in
   * @param env its environment with our announcement; null for the daemon's own
   */
  record Explain(
      long clientPid, WirePath tool, List<Utf8> args, WirePath cwd, @Nullable List<EnvVar> env)
      implements Request {
    /** Copies the lists and checks the range. */
    public Explain {
      U32.check("clientPid", clientPid);
      args = List.copyOf(args);
      env = env == null ? null : List.copyOf(env);
    }

    @Override
    public RequestKind kind() {
      return RequestKind.EXPLAIN;
    }
  }

  /** Our own: what a session missed, and why. Answered by {@link Response.MissList}. */
  record Misses(String sessionId) implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.MISSES;
    }
  }

  /** Our own: which units a session has compiled. Answered by {@link Response.UnitList}. */
  record Units(String sessionId) implements Request {
    @Override
    public RequestKind kind() {
      return RequestKind.UNITS;
    }
  }

  /**
   * Our own: what became of a {@link Response.Plan}. Comes after one on the same connection and is
   * answered as the request was that the plan answered.
   *
   * @param exitCodes the one of the command, as a shell gives it; none if it could not be run
   * @param stdout what the compiler wrote there, or its beginning
   * @param stderr what the compiler wrote there, or its beginning
   * @param whole whether that is all it wrote
   * @param namesFolder whether the plan's folder was named anywhere in what it wrote
   */
  record Ran(List<Long> exitCodes, Bytes stdout, Bytes stderr, boolean whole, boolean namesFolder)
      implements Request {
    /** Copies the list. */
    public Ran {
      exitCodes = List.copyOf(exitCodes);
    }

    @Override
    public RequestKind kind() {
      return RequestKind.RAN;
    }
  }
}
