/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.PrivateDaemonOwnerStatus;
import io.zccache.protocol.PrivateDaemonStatus;
import java.util.List;

/** A daemon's status for programs: two blanks of indentation, keys in ascending order. */
final class StatusJson {
  private static final int PROTOCOL = 15;
  private static final String NAMESPACE = "default";

  private StatusJson() {}

  /**
   * @param endpoint as the client knows it
   */
  static String of(DaemonStatus status, String endpoint) {
    return new JsonLines()
        .raw("daemon", daemon(status))
        .text("daemon_namespace", NAMESPACE)
        .text("endpoint", endpoint)
        .raw("hit_rate", JsonLines.rate(status.cacheHits(), status.cacheMisses()))
        .raw("link_hit_rate", JsonLines.rate(status.linkHits(), status.linkMisses()))
        .raw("private_daemon", String.valueOf(status.privateDaemon().enabled()))
        .number("protocol_version", PROTOCOL)
        .text("status", "ok")
        .document();
  }

  /** What is said where there is no status. */
  static String error(String endpoint, String why) {
    return new JsonLines()
        .text("daemon_namespace", NAMESPACE)
        .text("endpoint", endpoint)
        .text("error", why)
        .text("status", "error")
        .document();
  }

  private static String daemon(DaemonStatus status) {
    return new JsonLines(1)
        .number("artifact_count", status.artifactCount())
        .text("cache_dir", status.cacheDir().text())
        .number("cache_hits", status.cacheHits())
        .number("cache_misses", status.cacheMisses())
        .number("cache_size_bytes", status.cacheSizeBytes())
        .number("compile_errors", status.compileErrors())
        .number("compile_errors_cached", status.compileErrorsCached())
        .text("daemon_namespace", status.daemonNamespace())
        .number("dep_graph_contexts", status.depGraphContexts())
        .number("dep_graph_disk_size", status.depGraphDiskSize())
        .number("dep_graph_files", status.depGraphFiles())
        .raw("dep_graph_persisted", String.valueOf(status.depGraphPersisted()))
        .number("dep_graph_version", status.depGraphVersion())
        .text("endpoint", status.endpoint())
        .number("link_hits", status.linkHits())
        .number("link_misses", status.linkMisses())
        .number("link_non_cacheable", status.linkNonCacheable())
        .number("metadata_entries", status.metadataEntries())
        .number("non_cacheable", status.nonCacheable())
        .raw("private_daemon", owners(status.privateDaemon()))
        .number("sessions_active", status.sessionsActive())
        .number("sessions_total", status.sessionsTotal())
        .number("time_saved_ms", status.timeSavedMs())
        .number("total_compilations", status.totalCompilations())
        .number("total_links", status.totalLinks())
        .number("uptime_secs", status.uptimeSecs())
        .text("version", status.version())
        .object();
  }

  private static String owners(PrivateDaemonStatus status) {
    StringBuilder owners = new StringBuilder("[");
    for (PrivateDaemonOwnerStatus owner : status.owners()) {
      String one =
          new JsonLines(4)
              .number("pid", owner.pid())
              .number("ref_count", owner.refCount())
              .object();
      owners.append(owners.length() == 1 ? "\n        " : ",\n        ").append(one);
    }
    owners.append(owners.length() == 1 ? "]" : "\n      ]");
    return new JsonLines(2)
        .raw("enabled", String.valueOf(status.enabled()))
        .raw("owners", owners.toString())
        .raw("private_env_keys", keys(status.privateEnvKeys()))
        .object();
  }

  private static String keys(List<String> names) {
    StringBuilder keys = new StringBuilder("[");
    for (String name : names) {
      keys.append(keys.length() == 1 ? "\n        " : ",\n        ").append(Json.quoted(name));
    }
    return keys.append(keys.length() == 1 ? "]" : "\n      ]").toString();
  }
}
