/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.daemon.session.PrivateOwners;
import io.zccache.daemon.stats.Counters;
import io.zccache.protocol.DaemonStatus;
import io.zccache.protocol.PrivateDaemonOwnerStatus;
import io.zccache.protocol.PrivateDaemonStatus;
import io.zccache.protocol.ProtocolVersions;
import io.zccache.protocol.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what is asked of the daemon as a whole. Never waits for the cache to be opened. */
final class StatusAnswers {
  private static final String NO_NAMESPACE = "default";
  // The version of the reference's graph; its clients print it and nothing more.
  private static final int GRAPH_VERSION = 5;

  private final ServerContext context;
  private final long startNanos;

  StatusAnswers(ServerContext context) {
    this.context = context;
    this.startNanos = context.ticker().nanos();
  }

  /** How the daemon is. */
  Response status() {
    Counters compiles = context.sessions().totals();
    Counters links = compiles.links();
    CacheNumbers cache = context.cache().now().map(OpenCache::numbers).orElse(CacheNumbers.NONE);
    return new Response.Status(
        new DaemonStatus(
            ProtocolVersions.PRODUCT,
            NO_NAMESPACE,
            context.endpoint(),
            privateDaemon(context.owners()),
            cache.results(),
            cache.bytes(),
            cache.files(),
            (context.ticker().nanos() - startNanos) / 1_000_000_000,
            compiles.value("hit"),
            compiles.value("miss"),
            compiles.calls(),
            compiles.value("bypass"),
            compiles.value("error"),
            compiles.value("hit.failed"),
            WireStats.savedMillis(compiles),
            links.calls(),
            links.value("hit"),
            links.value("miss") + links.value("error"),
            links.value("bypass"),
            cache.units(),
            cache.inputs(),
            context.sessions().startedTotal(),
            context.sessions().active(),
            context.root(),
            GRAPH_VERSION,
            cache.indexBytes(),
            cache.indexBytes() > 0));
  }

  /** Forgets all results, and what was counted so far. */
  Response clear() {
    Optional<OpenCache> cache;
    try {
      cache = context.cache().await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Response.Error("the daemon is stopping");
    }
    if (cache.isEmpty()) {
      return new Response.Error("the cache could not be opened; see the daemon's log");
    }
    Response.Cleared cleared = cache.get().clear();
    context.sessions().totals().reset();
    return cleared;
  }

  private static PrivateDaemonStatus privateDaemon(PrivateOwners owners) {
    if (!owners.enabled()) {
      return PrivateDaemonStatus.NONE;
    }
    List<PrivateDaemonOwnerStatus> living = new ArrayList<>();
    for (Map.Entry<Long, Long> owner : owners.owners().entrySet()) {
      living.add(new PrivateDaemonOwnerStatus(owner.getKey(), owner.getValue()));
    }
    return new PrivateDaemonStatus(true, living, owners.environmentKeys());
  }
}
