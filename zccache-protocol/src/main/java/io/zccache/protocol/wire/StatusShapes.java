/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.wire;

import io.zccache.protocol.Count;
import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.PhaseProfileSummary;
import io.zccache.protocol.PrivateDaemonOwnerStatus;
import io.zccache.protocol.PrivateDaemonStatus;
import io.zccache.protocol.SessionStats;

/** The fields of what a daemon tells of itself. */
final class StatusShapes {
  static final Shape<PhaseProfileSummary> PHASE_PROFILE_SUMMARY =
      new Shape<>(144, StatusShapes::write, StatusShapes::readPhaseProfileSummary);
  static final Shape<SessionStats> SESSION_STATS =
      new Shape<>(89, StatusShapes::write, StatusShapes::readSessionStats);
  static final Shape<PrivateDaemonOwnerStatus> PRIVATE_DAEMON_OWNER_STATUS =
      new Shape<>(12, StatusShapes::write, StatusShapes::readPrivateDaemonOwnerStatus);
  static final Shape<PrivateDaemonStatus> PRIVATE_DAEMON_STATUS =
      new Shape<>(17, StatusShapes::write, StatusShapes::readPrivateDaemonStatus);
  static final Shape<DaemonStatus> DAEMON_STATUS =
      new Shape<>(214, StatusShapes::write, StatusShapes::readDaemonStatus);
  static final Shape<Count> COUNT = new Shape<>(16, StatusShapes::write, StatusShapes::readCount);

  private StatusShapes() {}

  private static void write(FieldWriter out, DaemonStatus value) throws MessageTooLargeException {
    out.string(1, value.version());
    out.string(2, value.daemonNamespace());
    out.string(3, value.endpoint());
    out.message(4, value.privateDaemon(), PRIVATE_DAEMON_STATUS);
    out.u64(5, value.artifactCount());
    out.u64(6, value.cacheSizeBytes());
    out.u64(7, value.metadataEntries());
    out.u64(8, value.uptimeSecs());
    out.u64(9, value.cacheHits());
    out.u64(10, value.cacheMisses());
    out.u64(11, value.totalCompilations());
    out.u64(12, value.nonCacheable());
    out.u64(13, value.compileErrors());
    out.u64(14, value.compileErrorsCached());
    out.u64(15, value.timeSavedMs());
    out.u64(16, value.totalLinks());
    out.u64(17, value.linkHits());
    out.u64(18, value.linkMisses());
    out.u64(19, value.linkNonCacheable());
    out.u64(20, value.depGraphContexts());
    out.u64(21, value.depGraphFiles());
    out.u64(22, value.sessionsTotal());
    out.u64(23, value.sessionsActive());
    out.path(24, value.cacheDir());
    out.u32(25, value.depGraphVersion());
    out.u64(26, value.depGraphDiskSize());
    out.bool(27, value.depGraphPersisted());
  }

  private static DaemonStatus readDaemonStatus(FieldReader in) throws MalformedMessageException {
    return new DaemonStatus(
        in.string(1),
        in.string(2),
        in.string(3),
        in.message(4, "DaemonStatus.private_daemon", PRIVATE_DAEMON_STATUS),
        in.u64(5),
        in.u64(6),
        in.u64(7),
        in.u64(8),
        in.u64(9),
        in.u64(10),
        in.u64(11),
        in.u64(12),
        in.u64(13),
        in.u64(14),
        in.u64(15),
        in.u64(16),
        in.u64(17),
        in.u64(18),
        in.u64(19),
        in.u64(20),
        in.u64(21),
        in.u64(22),
        in.u64(23),
        in.path(24, "DaemonStatus.cache_dir"),
        in.u32(25),
        in.u64(26),
        in.bool(27));
  }

  private static void write(FieldWriter out, SessionStats value) throws MessageTooLargeException {
    out.u64(1, value.durationMs());
    out.u64(2, value.compilations());
    out.u64(3, value.hits());
    out.u64(4, value.misses());
    out.u64(5, value.nonCacheable());
    out.u64(6, value.errors());
    out.u64(7, value.errorsCached());
    out.u64(8, value.timeSavedMs());
    out.u64(9, value.uniqueSources());
    out.u64(10, value.bytesRead());
    out.u64(11, value.bytesWritten());
    out.optionalMessage(12, value.phaseProfile(), PHASE_PROFILE_SUMMARY);
  }

  private static SessionStats readSessionStats(FieldReader in) throws MalformedMessageException {
    return new SessionStats(
        in.u64(1),
        in.u64(2),
        in.u64(3),
        in.u64(4),
        in.u64(5),
        in.u64(6),
        in.u64(7),
        in.u64(8),
        in.u64(9),
        in.u64(10),
        in.u64(11),
        in.optionalMessage(12, PHASE_PROFILE_SUMMARY));
  }

  private static void write(FieldWriter out, PhaseProfileSummary value)
      throws MessageTooLargeException {
    out.u64(1, value.hitCount());
    out.u64(2, value.missCount());
    out.u64(3, value.parseArgsNs());
    out.u64(4, value.buildContextNs());
    out.u64(5, value.hashSourceNs());
    out.u64(6, value.hashHeadersNs());
    out.u64(7, value.depgraphCheckNs());
    out.u64(8, value.requestCacheLookupNs());
    out.u64(9, value.crossRootValidateNs());
    out.u64(10, value.artifactLookupNs());
    out.u64(11, value.writeOutputNs());
    out.u64(12, value.bookkeepingNs());
    out.u64(13, value.totalHitNs());
    out.u64(14, value.compilerExecNs());
    out.u64(15, value.includeScanNs());
    out.u64(16, value.hashAllNs());
    out.u64(17, value.artifactStoreNs());
    out.u64(18, value.totalMissNs());
  }

  private static PhaseProfileSummary readPhaseProfileSummary(FieldReader in)
      throws MalformedMessageException {
    return new PhaseProfileSummary(
        in.u64(1),
        in.u64(2),
        in.u64(3),
        in.u64(4),
        in.u64(5),
        in.u64(6),
        in.u64(7),
        in.u64(8),
        in.u64(9),
        in.u64(10),
        in.u64(11),
        in.u64(12),
        in.u64(13),
        in.u64(14),
        in.u64(15),
        in.u64(16),
        in.u64(17),
        in.u64(18));
  }

  private static void write(FieldWriter out, PrivateDaemonOwnerStatus value)
      throws MessageTooLargeException {
    out.u32(1, value.pid());
    out.u64(2, value.refCount());
  }

  private static PrivateDaemonOwnerStatus readPrivateDaemonOwnerStatus(FieldReader in)
      throws MalformedMessageException {
    return new PrivateDaemonOwnerStatus(in.u32(1), in.u64(2));
  }

  private static void write(FieldWriter out, PrivateDaemonStatus value)
      throws MessageTooLargeException {
    out.bool(1, value.enabled());
    out.messages(2, value.owners(), PRIVATE_DAEMON_OWNER_STATUS);
    out.strings(3, value.privateEnvKeys());
  }

  private static PrivateDaemonStatus readPrivateDaemonStatus(FieldReader in)
      throws MalformedMessageException {
    return new PrivateDaemonStatus(
        in.bool(1), in.messages(2, PRIVATE_DAEMON_OWNER_STATUS), in.strings(3));
  }

  private static void write(FieldWriter out, Count value) throws MessageTooLargeException {
    out.string(1, value.name());
    out.u64(2, value.value());
  }

  private static Count readCount(FieldReader in) throws MalformedMessageException {
    return new Count(in.string(1), in.u64(2));
  }
}
