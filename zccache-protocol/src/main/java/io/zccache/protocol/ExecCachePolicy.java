/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol;

/** How a generic tool run uses the cache; in the order of the wire. */
public enum ExecCachePolicy {
  NORMAL,
  BYPASS,
  READ_ONLY
}
