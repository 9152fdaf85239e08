/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import io.zccache.daemon.server.ServerLimits;
import io.zccache.daemon.store.StoreLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one daemon is told.
 *
 * @param root the cache root; absolute
 * @param socket where it listens; absolute
 * @param logFile where it writes what it does
 * @param storeLimits how large the store may grow
 * @param idleLimit after how long without use it ends; zero for never
 * @param transport the name of the transport to use, or null for the best that works
 * @param limits the bounds of its server
 * @param compilers how many tools it runs at once for clients that run none themselves
 * @param drain how long running requests may take to end once it is to stop
 */
public record DaemonSettings(
    Path root,
    Path socket,
    Path logFile,
    StoreLimits storeLimits,
    Duration idleLimit,
    @Nullable String transport,
    ServerLimits limits,
    int compilers,
    Duration drain) {
  /** How long it stays without use if nobody says otherwise. */
  public static final Duration USUAL_IDLE_LIMIT = Duration.ofMinutes(60);

  /** How long running requests may take to end if nobody says otherwise. */
  public static final Duration USUAL_DRAIN = Duration.ofSeconds(30);

  /** Checks paths and ranges. */
  public DaemonSettings {
    if (compilers < 1) {
      throw new IllegalArgumentException("no compilers: " + compilers);
    }
    if (!root.isAbsolute() || !socket.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + root + ", " + socket);
    }
  }

  /** The folder of socket and locks. */
  public Path runFolder() {
    return root.resolve("run");
  }

  /** Held by the daemon as long as it lives. */
  public Path lockFile() {
    return runFolder().resolve("daemon.lock");
  }

  /** The folder of the results. */
  public Path storeFolder() {
    return root.resolve("store-1");
  }

  /** The folder in which compilers write, each into a folder of its own. */
  public Path privateFolders() {
    return root.resolve("tmp");
  }
}
