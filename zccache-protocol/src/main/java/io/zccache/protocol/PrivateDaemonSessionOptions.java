/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session expects of a daemon that serves nobody else.
 *
 * @param ownerPids the processes the daemon lives for, unsigned 32-bit
 */
public record PrivateDaemonSessionOptions(
    @Nullable String daemonName,
    @Nullable String endpoint,
    @Nullable WirePath cacheDir,
    List<Long> ownerPids,
    List<EnvVar> env) {
  /** Copies the lists and checks the pids' range. */
  public PrivateDaemonSessionOptions {
    ownerPids = List.copyOf(ownerPids);
    for (long pid : ownerPids) {
      U32.check("ownerPids", pid);
    }
    env = List.copyOf(env);
  }
}
