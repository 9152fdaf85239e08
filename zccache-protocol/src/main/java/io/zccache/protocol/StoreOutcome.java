/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/** What became of an artifact that was to be stored; in the order of the wire. */
public enum StoreOutcome {
  STORED,
  ALREADY_EXISTS
}
