/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.PhaseProfileSummary;
import io.zccache.protocol.SessionStats;
import org.jspecify.annotations.Nullable;

/** What a session has counted, for programs: keys in ascending order. */
final class SessionJson {
  private SessionJson() {}

  static String of(String id, SessionStats stats) {
    return new JsonLines()
        .number("bytes_read", stats.bytesRead())
        .number("bytes_written", stats.bytesWritten())
        .number("compilations", stats.compilations())
        .number("duration_ms", stats.durationMs())
        .number("errors", stats.errors())
        .number("errors_cached", stats.errorsCached())
        .raw("hit_rate", JsonLines.rate(stats.hits(), stats.misses()))
        .number("hits", stats.hits())
        .number("misses", stats.misses())
        .number("non_cacheable", stats.nonCacheable())
        .raw("phase_profile", profile(stats.phaseProfile()))
        .text("session_id", id)
        .text("status", "ok")
        .number("time_saved_ms", stats.timeSavedMs())
        .number("unique_sources", stats.uniqueSources())
        .document();
  }

  /** There are no counts. */
  static String unavailable(String id, String reason) {
    return new JsonLines()
        .text("reason", reason)
        .text("session_id", id)
        .text("status", "unavailable")
        .document();
  }

  /** It is not known whether there are any. */
  static String error(String id, String why) {
    return new JsonLines()
        .text("error", why)
        .text("session_id", id)
        .text("status", "error")
        .document();
  }

  private static String profile(@Nullable PhaseProfileSummary profile) {
    if (profile == null) {
      return "null";
    }
    return new JsonLines(1)
        .number("artifact_lookup_ns", profile.artifactLookupNs())
        .number("artifact_store_ns", profile.artifactStoreNs())
        .number("bookkeeping_ns", profile.bookkeepingNs())
        .number("build_context_ns", profile.buildContextNs())
        .number("compiler_exec_ns", profile.compilerExecNs())
        .number("cross_root_validate_ns", profile.crossRootValidateNs())
        .number("depgraph_check_ns", profile.depgraphCheckNs())
        .number("hash_all_ns", profile.hashAllNs())
        .number("hash_headers_ns", profile.hashHeadersNs())
        .number("hash_source_ns", profile.hashSourceNs())
        .number("hit_count", profile.hitCount())
        .number("include_scan_ns", profile.includeScanNs())
        .number("miss_count", profile.missCount())
        .number("parse_args_ns", profile.parseArgsNs())
        .number("request_cache_lookup_ns", profile.requestCacheLookupNs())
        .number("total_hit_ns", profile.totalHitNs())
        .number("total_miss_ns", profile.totalMissNs())
        .number("write_output_ns", profile.writeOutputNs())
        .object();
  }
}
