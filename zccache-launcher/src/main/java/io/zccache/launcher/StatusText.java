/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.PrivateDaemonOwnerStatus;
import io.zccache.protocol.PrivateDaemonStatus;

/** A daemon's status for people. */
final class StatusText {
  private final DaemonStatus status;
  private final StringBuilder out = new StringBuilder(1024);

  private StatusText(DaemonStatus status) {
    this.status = status;
  }

  /**
   * @param endpoint as the client knows it
   */
  static String of(DaemonStatus status, String endpoint) {
    StatusText text = new StatusText(status);
    text.head(endpoint);
    text.compilations();
    text.contents();
    text.links();
    return text.out.toString();
  }

  private void head(String endpoint) {
    String version = status.version().isEmpty() ? "unknown" : status.version();
    String uptime = Quantity.seconds(status.uptimeSecs());
    line("zccache daemon v" + version + " (protocol v15) (" + endpoint + ") — uptime " + uptime);
    if (!status.cacheDir().text().isEmpty()) {
      line("cache dir: " + status.cacheDir().text());
    }
    line("namespace: " + status.daemonNamespace());
    if (status.privateDaemon().enabled()) {
      owners(status.privateDaemon());
    }
    line("");
  }

  private void owners(PrivateDaemonStatus owned) {
    StringBuilder owners = new StringBuilder();
    for (PrivateDaemonOwnerStatus owner : owned.owners()) {
      owners.append(owners.length() == 0 ? "" : ", ").append(owner.pid());
      owners.append('x').append(owner.refCount());
    }
    StringBuilder keys = new StringBuilder();
    for (String key : owned.privateEnvKeys()) {
      keys.append(keys.length() == 0 ? "" : ", ").append(key);
    }
    line("private daemon: yes");
    line("private owners: " + (owners.length() == 0 ? "none" : owners));
    line("private env keys: " + (keys.length() == 0 ? "none" : keys));
  }

  private void compilations() {
    counts(
        "Compilations:  ",
        status.totalCompilations(),
        status.cacheHits(),
        status.cacheMisses(),
        status.nonCacheable());
    line("  Hit rate:      " + Quantity.rate(status.cacheHits(), status.cacheMisses()));
    if (status.timeSavedMs() != 0) {
      line("  Time saved:    ~" + Quantity.millis(status.timeSavedMs()));
    }
    if (status.compileErrors() != 0) {
      line("  Errors:        " + status.compileErrors());
    }
    if (status.compileErrorsCached() != 0) {
      line("  Cached errors: " + status.compileErrorsCached());
    }
    line("");
  }

  private void contents() {
    String size = Quantity.bytes(status.cacheSizeBytes());
    line("  Artifacts:     " + status.artifactCount() + " (" + size + ")");
    line(
        "  Dep graph:     "
            + status.depGraphContexts()
            + " contexts, "
            + status.depGraphFiles()
            + " files (v"
            + status.depGraphVersion()
            + persistence()
            + ")");
    line("  Metadata:      " + status.metadataEntries() + " entries");
    line("");
  }

  private String persistence() {
    if (!status.depGraphPersisted()) {
      return ", not persisted";
    }
    return status.depGraphDiskSize() == 0
        ? ", persisted"
        : ", persisted, " + Quantity.bytes(status.depGraphDiskSize()) + " on disk";
  }

  private void links() {
    if (status.totalLinks() != 0) {
      counts(
          "Links:         ",
          status.totalLinks(),
          status.linkHits(),
          status.linkMisses(),
          status.linkNonCacheable());
      line("  Link hit rate: " + Quantity.rate(status.linkHits(), status.linkMisses()));
    }
    line("");
    long active = status.sessionsActive();
    line("  Sessions:      " + active + " active / " + status.sessionsTotal() + " total");
  }

  private void counts(String head, long total, long hits, long misses, long others) {
    line(
        "  "
            + head
            + total
            + " total ("
            + hits
            + " cached, "
            + misses
            + " cold, "
            + others
            + " non-cacheable)");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
