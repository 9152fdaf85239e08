/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

/** What can be done to the results from outside of a daemon. */
enum StoreAction {
  /** Every byte is checked. */
  VERIFY,
  /** What is damaged is put out of the way as well. */
  REPAIR,
  /** All are removed. */
  CLEAR
}
