/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/**
 * A process that a private daemon lives for.
 *
 * @param pid unsigned 32-bit
 * @param refCount unsigned 64-bit
 */
public record PrivateDaemonOwnerStatus(long pid, long refCount) {
  /** Checks the pid's range. */
  public PrivateDaemonOwnerStatus {
    U32.check("pid", pid);
  }
}
