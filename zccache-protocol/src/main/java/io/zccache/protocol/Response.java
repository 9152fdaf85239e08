/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the daemon answers: a record for each message, its components in the order of the wire. Our
 * own say so, the others belong to zccache 1.12.6. Immutable; counts are unsigned 64-bit numbers in
 * a {@code long} unless they say otherwise.
 */
public sealed interface Response {
  /** Which message this is. */
  ResponseKind kind();

  /** The daemon is there. */
  record Pong() implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.PONG;
    }
  }

  /** The daemon is about to end; the connection is closed after this. */
  record ShuttingDown() implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.SHUTTING_DOWN;
    }
  }

  /** How the daemon is. */
  record Status(DaemonStatus status) implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.STATUS;
    }
  }

  /** What a lookup found. */
  record LookupResult(ArtifactLookup lookup) implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.LOOKUP_RESULT;
    }
  }

  /** What became of an artifact that was to be stored. */
  record StoreResult(StoreOutcome outcome) implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.STORE_RESULT;
    }
  }

  /** A session has begun; the journal path is the one asked for. */
  record SessionStarted(String sessionId, @Nullable WirePath journalPath) implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.SESSION_STARTED;
    }
  }

  /**
   * A compiler has run, or its result was there.
   *
   * @param exitCode the compiler's, or -1 if a signal ended it
   */
  record CompileResult(int exitCode, Bytes stdout, Bytes stderr, boolean cached)
      implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.COMPILE_RESULT;
    }
  }

  /** A session has ended; the counts are absent if it was unknown or uncounted. */
  record SessionEnded(@Nullable SessionStats stats) implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.SESSION_ENDED;
    }
  }

  /**
   * A linker or archiver has run, or its result was there.
   *
   * @param exitCode the tool's, or 1 if a signal ended it
   * @param warning what makes the tool's output differ from run to run, if anything
   */
  record LinkResult(
      int exitCode, Bytes stdout, Bytes stderr, boolean cached, @Nullable String warning)
      implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.LINK_RESULT;
    }
  }

  /** The request could not be fulfilled. */
  @SuppressWarnings("JavaLangClash") // the name of the wire
  record Error(String message) implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.ERROR;
    }
  }

  /** All results are forgotten; what that were. */
  record Cleared(
      long artifactsRemoved,
      long metadataCleared,
      long depGraphContextsCleared,
      long onDiskBytesFreed)
      implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.CLEARED;
    }
  }

  /** The counts of a session, absent if it is uncounted. */
  record SessionStatsResult(@Nullable SessionStats stats) implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.SESSION_STATS_RESULT;
    }
  }

  /**
   * Whether work on the files can be skipped.
   *
   * @param decision {@code skip} or {@code run}
   */
  record FingerprintCheckResult(String decision, @Nullable String reason, List<String> changedFiles)
      implements Response {
    /** Copies the list. */
    public FingerprintCheckResult {
      changedFiles = List.copyOf(changedFiles);
    }

    @Override
    public ResponseKind kind() {
      return ResponseKind.FINGERPRINT_CHECK_RESULT;
    }
  }

  /** A mark was set or forgotten. */
  record FingerprintAck() implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.FINGERPRINT_ACK;
    }
  }

  /** The Rust artifacts that are there. */
  record RustArtifactList(List<RustArtifactInfo> artifacts) implements Response {
    /** Copies the list. */
    public RustArtifactList {
      artifacts = List.copyOf(artifacts);
    }

    @Override
    public ResponseKind kind() {
      return ResponseKind.RUST_ARTIFACT_LIST;
    }
  }

  /** A tool has run, or its result was there. */
  record GenericToolExecResult(
      int exitCode,
      Bytes stdout,
      Bytes stderr,
      List<ArtifactOutput> outputFiles,
      boolean cached,
      String cacheKeyHex)
      implements Response {
    /** Copies the list. */
    public GenericToolExecResult {
      outputFiles = List.copyOf(outputFiles);
    }

    @Override
    public ResponseKind kind() {
      return ResponseKind.GENERIC_TOOL_EXEC_RESULT;
    }
  }

  /**
   * The daemon is too busy; defined by the reference, never sent by it. Both numbers are unsigned
   * 32-bit.
   */
  record Backpressure(long queueDepth, long retryAfterMs, String reason) implements Response {
    /** Checks the ranges. */
    public Backpressure {
      U32.check("queueDepth", queueDepth);
      U32.check("retryAfterMs", retryAfterMs);
    }

    @Override
    public ResponseKind kind() {
      return ResponseKind.BACKPRESSURE;
    }
  }

  /** What was let go of. Both numbers are unsigned 32-bit. */
  record ReleaseWorktreeHandlesResult(
      long inspected, long released, List<String> sessionsDropped, List<WirePath> unreleased)
      implements Response {
    /** Copies the lists and checks the ranges. */
    public ReleaseWorktreeHandlesResult {
      U32.check("inspected", inspected);
      U32.check("released", released);
      sessionsDropped = List.copyOf(sessionsDropped);
      unreleased = List.copyOf(unreleased);
    }

    @Override
    public ResponseKind kind() {
      return ResponseKind.RELEASE_WORKTREE_HANDLES_RESULT;
    }
  }

  /**
   * Our own, only to a client that announced itself: run the tool yourself.
   *
   * @param reason the name of the reason that was counted
   */
  record Declined(String reason) implements Response {
    @Override
    public ResponseKind kind() {
      return ResponseKind.DECLINED;
    }
  }

  /** Our own, only to a client that announced itself: the answer is being made, keep waiting. */
  record AtWork() implements Response {
    /** How often the daemon sends one, in milliseconds. */
    public static final long EVERY_MILLIS = 5_000;

    /** After how many milliseconds without a byte the client may take the daemon for wedged. */
    public static final long SILENCE_MILLIS = 30_000;

    @Override
    public ResponseKind kind() {
      return ResponseKind.AT_WORK;
    }
  }

  /** Our own: every counter by its name. */
  record ReportResult(List<Count> counts) implements Response {
    /** Copies the list. */
    public ReportResult {
      counts = List.copyOf(counts);
    }

    @Override
    public ResponseKind kind() {
      return ResponseKind.REPORT_RESULT;
    }
  }

  /**
   * Our own, only to a client that announced itself and can do it: nothing is stored, so run this
   * in the tool's stead, in the same folder and environment and without input, and tell by {@link
   * Request.Ran} how it ended.
   *
   * @param command the compiler's program, absolute, and its arguments
   * @param folder where it writes: no text that names it is the tool's own
   * @param streams whether what the compiler says may be passed on before the answer
   * @param outputs what the client puts in its place itself if it has lost the daemon by then; if
   *     there is none, it runs the tool
   */
  record Plan(List<Utf8> command, String folder, boolean streams, List<PlannedOutput> outputs)
      implements Response {
    /** Copies the lists. */
    public Plan {
      command = List.copyOf(command);
      outputs = List.copyOf(outputs);
    }

    @Override
    public ResponseKind kind() {
      return ResponseKind.PLAN;
    }
  }

  /**
   * Our own: what the cache would do with a call, and why.
   *
   * @param verdict {@code hit}, {@code miss} or {@code bypass}
   * @param reason the name that a miss or bypass would be counted under; empty for a hit
   * @param text the verdict and its reason for people, one line without a full stop
   * @param compared when the stored result was made that the findings compare with, as ISO 8601 has
   *     it; empty if there is none
   * @param findings what differs, the most telling first
   */
  record Explanation(
      String verdict, String reason, String text, String compared, List<Finding> findings)
      implements Response {
    /** A verdict: the result would come from the cache. */
    public static final String HIT = "hit";

    /** A verdict: the tool would be run and its result kept. */
    public static final String MISS = "miss";

    /** A verdict: the tool would be run as if there were no cache. */
    public static final String BYPASS = "bypass";

    /** Copies the list. */
    public Explanation {
      findings = List.copyOf(findings);
    }

    @Override
    public ResponseKind kind() {
      return ResponseKind.EXPLANATION;
    }
  }

  /**
   * Our own: the misses of a session in the order in which they were counted, as far as they are
   * remembered.
   *
   * @param misses of each the reason as kind, the source as name, and what has changed as now
   */
  record MissList(List<Finding> misses) implements Response {
    /** Copies the list. */
    public MissList {
      misses = List.copyOf(misses);
    }

    @Override
    public ResponseKind kind() {
      return ResponseKind.MISS_LIST;
    }
  }

  /**
   * Our own: the hits and misses of a session in the order in which they were counted, as far as
   * they are remembered.
   *
   * @param units each with what it took
   */
  record UnitList(List<Unit> units) implements Response {
    /** Copies the list. */
    public UnitList {
      units = List.copyOf(units);
    }

    @Override
    public ResponseKind kind() {
      return ResponseKind.UNIT_LIST;
    }
  }
}
