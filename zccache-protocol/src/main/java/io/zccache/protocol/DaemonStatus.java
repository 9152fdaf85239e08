/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/**
 * How a daemon is, counted since it started. Numbers are unsigned 64-bit unless they say otherwise;
 * {@code depGraphVersion} is unsigned 32-bit.
 */
public record DaemonStatus(
    String version,
    String daemonNamespace,
    String endpoint,
    PrivateDaemonStatus privateDaemon,
    long artifactCount,
    long cacheSizeBytes,
    long metadataEntries,
    long uptimeSecs,
    long cacheHits,
    long cacheMisses,
    long totalCompilations,
    long nonCacheable,
    long compileErrors,
    long compileErrorsCached,
    long timeSavedMs,
    long totalLinks,
    long linkHits,
    long linkMisses,
    long linkNonCacheable,
    long depGraphContexts,
    long depGraphFiles,
    long sessionsTotal,
    long sessionsActive,
    WirePath cacheDir,
    long depGraphVersion,
    long depGraphDiskSize,
    boolean depGraphPersisted) {
  /** Checks the one number that is unsigned 32-bit. */
  public DaemonStatus {
    U32.check("depGraphVersion", depGraphVersion);
  }
}
