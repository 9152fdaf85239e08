/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import org.jspecify.annotations.Nullable;

/**
 * Who takes part in an exchange beside the client.
 *
 * @param sink takes the output of a large result; without one such results are not taken
 * @param plans runs what the daemon plans; without one a plan is no answer
 */
record Partners(@Nullable ResultSink sink, @Nullable PlanRunner plans) {
  /** Nobody. */
  static final Partners NONE = new Partners(null, null);
}
