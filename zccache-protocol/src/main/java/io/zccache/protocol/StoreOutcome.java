/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/** What became of an artifact that was to be stored. */
public enum StoreOutcome {
  STORED(0),
  ALREADY_EXISTS(1);

  private final int variant;

  StoreOutcome(int variant) {
    this.variant = variant;
  }

  /** The index in bincode, and the constant's place here. */
  public int variant() {
    return variant;
  }
}
