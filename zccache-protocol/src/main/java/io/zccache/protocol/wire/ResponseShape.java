/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.Finding;
import io.zccache.protocol.PlannedOutput;
import io.zccache.protocol.Response;
import io.zccache.protocol.ResponseKind;
import io.zccache.protocol.StoreOutcome;
import io.zccache.protocol.Unit;

/** The fields of each response. */
final class ResponseShape {
  private static final StoreOutcome[] OUTCOMES = StoreOutcome.values();

  private static final Shape<Finding> FINDING =
      new Shape<>(40, ResponseShape::finding, ResponseShape::finding);

  private static final Shape<Unit> UNIT = new Shape<>(32, ResponseShape::unit, ResponseShape::unit);

  private static final Shape<PlannedOutput> OUTPUT =
      new Shape<>(20, ResponseShape::output, ResponseShape::output);

  private ResponseShape() {}

  static void write(FieldWriter out, Response response) throws MessageTooLargeException {
    switch (response.kind()) {
      case PONG, SHUTTING_DOWN, FINGERPRINT_ACK, AT_WORK -> {}
      case STATUS -> StatusShapes.DAEMON_STATUS.write(out, ((Response.Status) response).status());
      case LOOKUP_RESULT ->
          ArtifactShapes.LOOKUP.write(out, ((Response.LookupResult) response).lookup());
      case STORE_RESULT -> out.choice(1, ((Response.StoreResult) response).outcome().variant());
      case SESSION_STARTED -> sessionStarted(out, (Response.SessionStarted) response);
      case COMPILE_RESULT -> compileResult(out, (Response.CompileResult) response);
      case SESSION_ENDED ->
          out.optionalMessage(
              1, ((Response.SessionEnded) response).stats(), StatusShapes.SESSION_STATS);
      case LINK_RESULT -> linkResult(out, (Response.LinkResult) response);
      case ERROR -> out.string(1, ((Response.Error) response).message());
      case CLEARED -> cleared(out, (Response.Cleared) response);
      case SESSION_STATS_RESULT ->
          out.optionalMessage(
              1, ((Response.SessionStatsResult) response).stats(), StatusShapes.SESSION_STATS);
      case FINGERPRINT_CHECK_RESULT ->
          fingerprintCheckResult(out, (Response.FingerprintCheckResult) response);
      case RUST_ARTIFACT_LIST ->
          out.messages(
              1, ((Response.RustArtifactList) response).artifacts(), ArtifactShapes.RUST_ARTIFACT);
      case GENERIC_TOOL_EXEC_RESULT ->
          genericToolExecResult(out, (Response.GenericToolExecResult) response);
      case BACKPRESSURE -> backpressure(out, (Response.Backpressure) response);
      case RELEASE_WORKTREE_HANDLES_RESULT ->
          releaseResult(out, (Response.ReleaseWorktreeHandlesResult) response);
      case DECLINED -> out.string(1, ((Response.Declined) response).reason());
      case REPORT_RESULT ->
          out.messages(1, ((Response.ReportResult) response).counts(), StatusShapes.COUNT);
      case EXPLANATION -> explanation(out, (Response.Explanation) response);
      case MISS_LIST -> out.messages(1, ((Response.MissList) response).misses(), FINDING);
      case UNIT_LIST -> out.messages(1, ((Response.UnitList) response).units(), UNIT);
      case PLAN -> plan(out, (Response.Plan) response);
    }
  }

  static Response read(FieldReader in, ResponseKind kind) throws MalformedMessageException {
    return switch (kind) {
      case PONG -> new Response.Pong();
      case SHUTTING_DOWN -> new Response.ShuttingDown();
      case STATUS -> new Response.Status(StatusShapes.DAEMON_STATUS.read(in));
      case LOOKUP_RESULT -> new Response.LookupResult(ArtifactShapes.LOOKUP.read(in));
      case STORE_RESULT ->
          new Response.StoreResult(
              OUTCOMES[
                  in.choice(1, OUTCOMES.length, "StoreResult.kind", "Stored or AlreadyExists")]);
      case SESSION_STARTED -> new Response.SessionStarted(in.string(1), in.optionalPath(2));
      case COMPILE_RESULT ->
          new Response.CompileResult(in.i32(1), in.bytes(2), in.bytes(3), in.bool(4));
      case SESSION_ENDED ->
          new Response.SessionEnded(in.optionalMessage(1, StatusShapes.SESSION_STATS));
      case LINK_RESULT ->
          new Response.LinkResult(
              in.i32(1), in.bytes(2), in.bytes(3), in.bool(4), in.optionalString(5));
      case ERROR -> new Response.Error(in.string(1));
      case CLEARED -> new Response.Cleared(in.u64(1), in.u64(2), in.u64(3), in.u64(4));
      case SESSION_STATS_RESULT ->
          new Response.SessionStatsResult(in.optionalMessage(1, StatusShapes.SESSION_STATS));
      case FINGERPRINT_CHECK_RESULT ->
          new Response.FingerprintCheckResult(in.string(1), in.optionalString(2), in.strings(3));
      case FINGERPRINT_ACK -> new Response.FingerprintAck();
      case RUST_ARTIFACT_LIST ->
          new Response.RustArtifactList(in.messages(1, ArtifactShapes.RUST_ARTIFACT));
      case GENERIC_TOOL_EXEC_RESULT -> genericToolExecResult(in);
      case BACKPRESSURE -> new Response.Backpressure(in.u32(1), in.u32(2), in.string(3));
      case RELEASE_WORKTREE_HANDLES_RESULT ->
          new Response.ReleaseWorktreeHandlesResult(
              in.u32(1), in.u32(2), in.strings(3), in.paths(4));
      case DECLINED -> new Response.Declined(in.string(1));
      case AT_WORK -> new Response.AtWork();
      case REPORT_RESULT -> new Response.ReportResult(in.messages(1, StatusShapes.COUNT));
      case EXPLANATION ->
          new Response.Explanation(
              in.string(1), in.string(2), in.string(3), in.string(4), in.messages(5, FINDING));
      case MISS_LIST -> new Response.MissList(in.messages(1, FINDING));
      case UNIT_LIST -> new Response.UnitList(in.messages(1, UNIT));
      case PLAN -> new Response.Plan(in.texts(1), in.string(2), in.bool(3), in.messages(4, OUTPUT));
    };
  }

  private static void sessionStarted(FieldWriter out, Response.SessionStarted response)
      throws MessageTooLargeException {
    out.string(1, response.sessionId());
    out.optionalPath(2, response.journalPath());
  }

  private static void compileResult(FieldWriter out, Response.CompileResult response)
      throws MessageTooLargeException {
    out.i32(1, response.exitCode());
    out.bytes(2, response.stdout());
    out.bytes(3, response.stderr());
    out.bool(4, response.cached());
  }

  private static void linkResult(FieldWriter out, Response.LinkResult response)
      throws MessageTooLargeException {
    out.i32(1, response.exitCode());
    out.bytes(2, response.stdout());
    out.bytes(3, response.stderr());
    out.bool(4, response.cached());
    out.optionalString(5, response.warning());
  }

  private static void cleared(FieldWriter out, Response.Cleared response)
      throws MessageTooLargeException {
    out.u64(1, response.artifactsRemoved());
    out.u64(2, response.metadataCleared());
    out.u64(3, response.depGraphContextsCleared());
    out.u64(4, response.onDiskBytesFreed());
  }

  private static void fingerprintCheckResult(
      FieldWriter out, Response.FingerprintCheckResult response) throws MessageTooLargeException {
    out.string(1, response.decision());
    out.optionalString(2, response.reason());
    out.strings(3, response.changedFiles());
  }

  private static void genericToolExecResult(
      FieldWriter out, Response.GenericToolExecResult response) throws MessageTooLargeException {
    out.i32(1, response.exitCode());
    out.bytes(2, response.stdout());
    out.bytes(3, response.stderr());
    out.messages(4, response.outputFiles(), ArtifactShapes.OUTPUT);
    out.bool(5, response.cached());
    out.string(6, response.cacheKeyHex());
  }

  private static Response genericToolExecResult(FieldReader in) throws MalformedMessageException {
    return new Response.GenericToolExecResult(
        in.i32(1),
        in.bytes(2),
        in.bytes(3),
        in.messages(4, ArtifactShapes.OUTPUT),
        in.bool(5),
        in.string(6));
  }

  private static void backpressure(FieldWriter out, Response.Backpressure response)
      throws MessageTooLargeException {
    out.u32(1, response.queueDepth());
    out.u32(2, response.retryAfterMs());
    out.string(3, response.reason());
  }

  private static void releaseResult(FieldWriter out, Response.ReleaseWorktreeHandlesResult response)
      throws MessageTooLargeException {
    out.u32(1, response.inspected());
    out.u32(2, response.released());
    out.strings(3, response.sessionsDropped());
    out.paths(4, response.unreleased());
  }

  private static void explanation(FieldWriter out, Response.Explanation response)
      throws MessageTooLargeException {
    out.string(1, response.verdict());
    out.string(2, response.reason());
    out.string(3, response.text());
    out.string(4, response.compared());
    out.messages(5, response.findings(), FINDING);
  }

  private static void finding(FieldWriter out, Finding value) throws MessageTooLargeException {
    out.string(1, value.kind());
    out.string(2, value.name());
    out.string(3, value.before());
    out.string(4, value.now());
    out.string(5, value.text());
  }

  private static Finding finding(FieldReader in) throws MalformedMessageException {
    return new Finding(in.string(1), in.string(2), in.string(3), in.string(4), in.string(5));
  }

  private static void unit(FieldWriter out, Unit value) throws MessageTooLargeException {
    out.string(1, value.source());
    out.string(2, value.missed());
    out.u64(3, value.nanos());
    out.u64(4, value.bytes());
  }

  private static Unit unit(FieldReader in) throws MalformedMessageException {
    return new Unit(in.string(1), in.string(2), in.u64(3), in.u64(4));
  }

  private static void plan(FieldWriter out, Response.Plan response)
      throws MessageTooLargeException {
    out.texts(1, response.command());
    out.string(2, response.folder());
    out.bool(3, response.streams());
    out.messages(4, response.outputs(), OUTPUT);
  }

  private static void output(FieldWriter out, PlannedOutput value) throws MessageTooLargeException {
    out.string(1, value.from());
    out.string(2, value.to());
    out.u32(3, value.mode());
  }

  private static PlannedOutput output(FieldReader in) throws MalformedMessageException {
    return new PlannedOutput(in.string(1), in.string(2), in.u32(3));
  }
}
