/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/** How a generic tool run uses the cache. */
public enum ExecCachePolicy {
  NORMAL(0),
  BYPASS(1),
  READ_ONLY(2);

  private final int variant;

  ExecCachePolicy(int variant) {
    this.variant = variant;
  }

  /** The index in bincode, and the constant's place here. */
  public int variant() {
    return variant;
  }
}
