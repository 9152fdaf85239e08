/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.ExecCachePolicy;
import io.zccache.protocol.ExecOutputStreams;
import io.zccache.protocol.PrivateDaemonSessionOptions;
import io.zccache.protocol.Request;
import io.zccache.protocol.RequestKind;

/** The fields of each request. */
final class RequestShape {
  private static final ExecCachePolicy[] POLICIES = ExecCachePolicy.values();

  private static final Shape<PrivateDaemonSessionOptions> PRIVATE_DAEMON =
      new Shape<>(19, RequestShape::privateDaemon, RequestShape::privateDaemon);
  private static final Shape<ExecOutputStreams> OUTPUT_STREAMS =
      new Shape<>(2, RequestShape::outputStreams, RequestShape::outputStreams);

  private RequestShape() {}

  static void write(FieldWriter out, Request request) throws MessageTooLargeException {
    switch (request.kind()) {
      case PING, SHUTDOWN, STATUS, CLEAR, LIST_RUST_ARTIFACTS -> {}
      case LOOKUP -> out.string(1, ((Request.Lookup) request).cacheKey());
      case STORE -> store(out, (Request.Store) request);
      case SESSION_START -> sessionStart(out, (Request.SessionStart) request);
      case COMPILE -> compile(out, (Request.Compile) request);
      case SESSION_END -> out.string(1, ((Request.SessionEnd) request).sessionId());
      case COMPILE_EPHEMERAL -> compileEphemeral(out, (Request.CompileEphemeral) request);
      case LINK_EPHEMERAL -> linkEphemeral(out, (Request.LinkEphemeral) request);
      case SESSION_STATS -> out.string(1, ((Request.SessionStats) request).sessionId());
      case FINGERPRINT_CHECK -> fingerprintCheck(out, (Request.FingerprintCheck) request);
      case FINGERPRINT_MARK_SUCCESS ->
          out.path(1, ((Request.FingerprintMarkSuccess) request).cacheFile());
      case FINGERPRINT_MARK_FAILURE ->
          out.path(1, ((Request.FingerprintMarkFailure) request).cacheFile());
      case FINGERPRINT_INVALIDATE ->
          out.path(1, ((Request.FingerprintInvalidate) request).cacheFile());
      case GENERIC_TOOL_EXEC -> genericToolExec(out, (Request.GenericToolExec) request);
      case RELEASE_WORKTREE_HANDLES ->
          out.path(1, ((Request.ReleaseWorktreeHandles) request).path());
      case REPORT -> out.string(1, ((Request.Report) request).sessionId());
      case EXPLAIN -> explain(out, (Request.Explain) request);
      case MISSES -> out.string(1, ((Request.Misses) request).sessionId());
      case UNITS -> out.string(1, ((Request.Units) request).sessionId());
      case RAN -> ran(out, (Request.Ran) request);
    }
  }

  static Request read(FieldReader in, RequestKind kind) throws MalformedMessageException {
    return switch (kind) {
      case PING -> new Request.Ping();
      case SHUTDOWN -> new Request.Shutdown();
      case STATUS -> new Request.Status();
      case LOOKUP -> new Request.Lookup(in.string(1));
      case STORE ->
          new Request.Store(in.string(1), in.message(2, "Store.artifact", ArtifactShapes.DATA));
      case SESSION_START -> sessionStart(in);
      case COMPILE -> compile(in);
      case SESSION_END -> new Request.SessionEnd(in.string(1));
      case CLEAR -> new Request.Clear();
      case COMPILE_EPHEMERAL -> compileEphemeral(in);
      case LINK_EPHEMERAL -> linkEphemeral(in);
      case SESSION_STATS -> new Request.SessionStats(in.string(1));
      case FINGERPRINT_CHECK -> fingerprintCheck(in);
      case FINGERPRINT_MARK_SUCCESS ->
          new Request.FingerprintMarkSuccess(in.path(1, "FingerprintMarkSuccess.cache_file"));
      case FINGERPRINT_MARK_FAILURE ->
          new Request.FingerprintMarkFailure(in.path(1, "FingerprintMarkFailure.cache_file"));
      case FINGERPRINT_INVALIDATE ->
          new Request.FingerprintInvalidate(in.path(1, "FingerprintInvalidate.cache_file"));
      case LIST_RUST_ARTIFACTS -> new Request.ListRustArtifacts();
      case GENERIC_TOOL_EXEC -> genericToolExec(in);
      case RELEASE_WORKTREE_HANDLES ->
          new Request.ReleaseWorktreeHandles(in.path(1, "ReleaseWorktreeHandles.path"));
      case REPORT -> new Request.Report(in.string(1));
      case EXPLAIN -> explain(in);
      case MISSES -> new Request.Misses(in.string(1));
      case UNITS -> new Request.Units(in.string(1));
      case RAN -> new Request.Ran(in.u32s(1), in.bytes(2), in.bytes(3), in.bool(4), in.bool(5));
    };
  }

  private static void store(FieldWriter out, Request.Store request)
      throws MessageTooLargeException {
    out.string(1, request.cacheKey());
    out.message(2, request.artifact(), ArtifactShapes.DATA);
  }

  private static void sessionStart(FieldWriter out, Request.SessionStart request)
      throws MessageTooLargeException {
    out.u32(1, request.clientPid());
    out.path(2, request.workingDir());
    out.optionalPath(3, request.logFile());
    out.bool(4, request.trackStats());
    out.optionalPath(5, request.journalPath());
    out.bool(6, request.profile());
    out.optionalMessage(7, request.privateDaemon(), PRIVATE_DAEMON);
  }

  private static Request sessionStart(FieldReader in) throws MalformedMessageException {
    return new Request.SessionStart(
        in.u32(1),
        in.path(2, "SessionStart.working_dir"),
        in.optionalPath(3),
        in.bool(4),
        in.optionalPath(5),
        in.bool(6),
        in.optionalMessage(7, PRIVATE_DAEMON));
  }

  private static void privateDaemon(FieldWriter out, PrivateDaemonSessionOptions value)
      throws MessageTooLargeException {
    out.optionalString(1, value.daemonName());
    out.optionalString(2, value.endpoint());
    out.optionalPath(3, value.cacheDir());
    out.u32s(4, value.ownerPids());
    out.env(5, value.env());
  }

  private static PrivateDaemonSessionOptions privateDaemon(FieldReader in)
      throws MalformedMessageException {
    return new PrivateDaemonSessionOptions(
        in.optionalString(1), in.optionalString(2), in.optionalPath(3), in.u32s(4), in.env(5));
  }

  private static void compile(FieldWriter out, Request.Compile request)
      throws MessageTooLargeException {
    out.string(1, request.sessionId());
    out.texts(2, request.args());
    out.path(3, request.cwd());
    out.path(4, request.compiler());
    out.optionalEnv(5, 6, request.env());
    out.bytes(7, request.stdin());
  }

  private static Request compile(FieldReader in) throws MalformedMessageException {
    return new Request.Compile(
        in.string(1),
        in.texts(2),
        in.path(3, "Compile.cwd"),
        in.path(4, "Compile.compiler"),
        in.optionalEnv(5, 6),
        in.bytes(7));
  }

  private static void compileEphemeral(FieldWriter out, Request.CompileEphemeral request)
      throws MessageTooLargeException {
    out.u32(1, request.clientPid());
    out.path(2, request.workingDir());
    out.path(3, request.compiler());
    out.texts(4, request.args());
    out.path(5, request.cwd());
    out.optionalEnv(6, 7, request.env());
    out.bytes(8, request.stdin());
  }

  private static Request compileEphemeral(FieldReader in) throws MalformedMessageException {
    return new Request.CompileEphemeral(
        in.u32(1),
        in.path(2, "CompileEphemeral.working_dir"),
        in.path(3, "CompileEphemeral.compiler"),
        in.texts(4),
        in.path(5, "CompileEphemeral.cwd"),
        in.optionalEnv(6, 7),
        in.bytes(8));
  }

  private static void linkEphemeral(FieldWriter out, Request.LinkEphemeral request)
      throws MessageTooLargeException {
    out.u32(1, request.clientPid());
    out.path(2, request.tool());
    out.texts(3, request.args());
    out.path(4, request.cwd());
    out.optionalEnv(5, 6, request.env());
  }

  private static Request linkEphemeral(FieldReader in) throws MalformedMessageException {
    return new Request.LinkEphemeral(
        in.u32(1),
        in.path(2, "LinkEphemeral.tool"),
        in.texts(3),
        in.path(4, "LinkEphemeral.cwd"),
        in.optionalEnv(5, 6));
  }

  private static void explain(FieldWriter out, Request.Explain request)
      throws MessageTooLargeException {
    out.u32(1, request.clientPid());
    out.path(2, request.tool());
    out.texts(3, request.args());
    out.path(4, request.cwd());
    out.optionalEnv(5, 6, request.env());
  }

  private static Request explain(FieldReader in) throws MalformedMessageException {
    return new Request.Explain(
        in.u32(1),
        in.path(2, "Explain.tool"),
        in.texts(3),
        in.path(4, "Explain.cwd"),
        in.optionalEnv(5, 6));
  }

  private static void ran(FieldWriter out, Request.Ran request) throws MessageTooLargeException {
    out.u32s(1, request.exitCodes());
    out.bytes(2, request.stdout());
    out.bytes(3, request.stderr());
    out.bool(4, request.whole());
    out.bool(5, request.namesFolder());
  }

  private static void fingerprintCheck(FieldWriter out, Request.FingerprintCheck request)
      throws MessageTooLargeException {
    out.path(1, request.cacheFile());
    out.string(2, request.cacheType());
    out.path(3, request.root());
    out.strings(4, request.extensions());
    out.strings(5, request.includeGlobs());
    out.strings(6, request.exclude());
  }

  private static Request fingerprintCheck(FieldReader in) throws MalformedMessageException {
    return new Request.FingerprintCheck(
        in.path(1, "FingerprintCheck.cache_file"),
        in.string(2),
        in.path(3, "FingerprintCheck.root"),
        in.strings(4),
        in.strings(5),
        in.strings(6));
  }

  private static void genericToolExec(FieldWriter out, Request.GenericToolExec request)
      throws MessageTooLargeException {
    out.path(1, request.tool());
    out.texts(2, request.args());
    out.path(3, request.cwd());
    out.env(4, request.env());
    out.paths(5, request.inputFiles());
    out.bytes(6, request.inputExtra());
    out.message(7, request.outputStreams(), OUTPUT_STREAMS);
    out.paths(8, request.outputFiles());
    out.optionalHash(9, request.toolHash());
    out.choice(10, request.cachePolicy().variant());
    out.bool(11, request.cwdInKey());
    out.paths(12, request.includeScanFiles());
    out.paths(13, request.includeDirs());
    out.paths(14, request.systemIncludeDirs());
    out.paths(15, request.iquoteDirs());
    out.optionalPath(16, request.depfile());
    out.bool(17, request.nonDeterministic());
    out.strings(18, request.keyArgsFilter());
  }

  private static Request genericToolExec(FieldReader in) throws MalformedMessageException {
    return new Request.GenericToolExec(
        in.path(1, "GenericToolExec.tool"),
        in.texts(2),
        in.path(3, "GenericToolExec.cwd"),
        in.env(4),
        in.paths(5),
        in.bytes(6),
        in.message(7, "GenericToolExec.output_streams", OUTPUT_STREAMS),
        in.paths(8),
        in.optionalHash(9, "GenericToolExec.tool_hash", Request.GenericToolExec.TOOL_HASH_LENGTH),
        POLICIES[
            in.choice(
                10,
                POLICIES.length,
                "GenericToolExec.cache_policy",
                "Normal, Bypass, or ReadOnly")],
        in.bool(11),
        in.paths(12),
        in.paths(13),
        in.paths(14),
        in.paths(15),
        in.optionalPath(16),
        in.bool(17),
        in.strings(18));
  }

  private static void outputStreams(FieldWriter out, ExecOutputStreams value)
      throws MessageTooLargeException {
    out.bool(1, value.stdout());
    out.bool(2, value.stderr());
  }

  private static ExecOutputStreams outputStreams(FieldReader in) throws MalformedMessageException {
    return new ExecOutputStreams(in.bool(1), in.bool(2));
  }
}
