/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.protocol.Request;
import io.zccache.protocol.Response;

/** Runs what the daemon has planned for a miss, as this process's child. */
public interface PlanRunner {
  /** Runs the plan to its end, however long that takes; the report for the daemon. */
  Request.Ran run(Response.Plan plan);
}
