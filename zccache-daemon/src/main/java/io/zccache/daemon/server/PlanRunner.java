/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.protocol.Request;
import io.zccache.protocol.Response;

/** Has our own client run a compiler as its child. For the thread that answers its request. */
@FunctionalInterface
public interface PlanRunner {
  /**
   * Sends a plan, at most once a request, and waits for the report as long as the plan takes.
   *
   * @throws ClientLeftException if the client is gone or gives no report; nothing that is said from
   *     then on reaches it
   * @throws InterruptedException if the daemon is ending; the client goes on with the plan
   */
  Request.Ran run(Response.Plan plan) throws ClientLeftException, InterruptedException;
}
