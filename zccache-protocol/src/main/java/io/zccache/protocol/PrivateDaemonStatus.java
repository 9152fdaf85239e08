/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

import java.util.List;

/** Whether a daemon is private, and to whom. */
public record PrivateDaemonStatus(
    boolean enabled, List<PrivateDaemonOwnerStatus> owners, List<String> privateEnvKeys) {
  /** A daemon that serves everybody. */
  public static final PrivateDaemonStatus NONE =
      new PrivateDaemonStatus(false, List.of(), List.of());

  /** Copies the lists. */
  public PrivateDaemonStatus {
    owners = List.copyOf(owners);
    privateEnvKeys = List.copyOf(privateEnvKeys);
  }
}
