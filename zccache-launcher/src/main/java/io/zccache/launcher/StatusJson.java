/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.DaemonStatus;

/** A daemon's status for programs: two blanks of indentation, keys in ascending order. */
final class StatusJson {
  private static final int PROTOCOL = 15;

  private final DaemonStatus status;
  private final String endpoint;
  private final StringBuilder out = new StringBuilder(2048);

  StatusJson(DaemonStatus status, String endpoint) {
    this.status = status;
    this.endpoint = endpoint;
  }

  String text() {
    out.append("{\n  \"daemon\": {\n");
    daemon();
    out.append("\n  },\n");
    raw("  ", "daemon_namespace", Json.quoted(status.daemonNamespace()), true);
    raw("  ", "endpoint", Json.quoted(endpoint), true);
    raw("  ", "hit_rate", rate(status.cacheHits(), status.cacheMisses()), true);
    raw("  ", "link_hit_rate", rate(status.linkHits(), status.linkMisses()), true);
    raw("  ", "private_daemon", String.valueOf(status.privateDaemon().enabled()), true);
    raw("  ", "protocol_version", String.valueOf(PROTOCOL), true);
    raw("  ", "status", Json.quoted("ok"), false);
    return out.append("\n}\n").toString();
  }

  /** What is said where there is no status. */
  static String error(String endpoint, String why) {
    return "{\n  \"endpoint\": "
        + Json.quoted(endpoint)
        + ",\n  \"error\": "
        + Json.quoted(why)
        + ",\n  \"status\": \"error\"\n}\n";
  }

  private void daemon() {
    number("artifact_count", status.artifactCount());
    raw("    ", "cache_dir", Json.quoted(status.cacheDir().text()), true);
    number("cache_hits", status.cacheHits());
    number("cache_misses", status.cacheMisses());
    number("cache_size_bytes", status.cacheSizeBytes());
    number("compile_errors", status.compileErrors());
    number("compile_errors_cached", status.compileErrorsCached());
    raw("    ", "daemon_namespace", Json.quoted(status.daemonNamespace()), true);
    number("dep_graph_contexts", status.depGraphContexts());
    number("dep_graph_disk_size", status.depGraphDiskSize());
    number("dep_graph_files", status.depGraphFiles());
    raw("    ", "dep_graph_persisted", String.valueOf(status.depGraphPersisted()), true);
    number("dep_graph_version", status.depGraphVersion());
    raw("    ", "endpoint", Json.quoted(status.endpoint()), true);
    number("link_hits", status.linkHits());
    number("link_misses", status.linkMisses());
    number("link_non_cacheable", status.linkNonCacheable());
    number("metadata_entries", status.metadataEntries());
    number("non_cacheable", status.nonCacheable());
    number("sessions_active", status.sessionsActive());
    number("sessions_total", status.sessionsTotal());
    number("time_saved_ms", status.timeSavedMs());
    number("total_compilations", status.totalCompilations());
    number("total_links", status.totalLinks());
    number("uptime_secs", status.uptimeSecs());
    raw("    ", "version", Json.quoted(status.version()), false);
  }

  private void number(String key, long value) {
    raw("    ", key, String.valueOf(value), true);
  }

  private void raw(String indent, String key, String value, boolean more) {
    out.append(indent).append('"').append(key).append("\": ").append(value);
    if (more) {
      out.append(",\n");
    }
  }

  /** Four decimals, or null if there was nothing to hit. */
  private static String rate(long hits, long misses) {
    long all = hits + misses;
    if (all <= 0) {
      return "null";
    }
    String digits = String.valueOf(10_000 + hits * 10_000 / all);
    return (hits == all ? "1." : "0.") + digits.substring(1);
  }
}
