/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.protocol.Response;
import java.util.Locale;

/** Why a client is told to come again. The name is the reason on the wire and the counter. */
enum Busy {
  /** As many calls are being answered as there are places. */
  COMPILE_QUEUE_FULL,
  /** Large requests of others take all the room that there is for them. */
  RESIDENT_MEMORY_HIGH;

  /** Long enough for a few calls to end, and shorter than most compiles. */
  private static final long RETRY_MILLIS = 200;

  /** What to tell the client. */
  Response answer(ServerContext context) {
    String reason = name().toLowerCase(Locale.ROOT);
    context.sessions().totals().add("trouble." + reason, 1);
    return new Response.Backpressure(context.state().inFlight(), RETRY_MILLIS, reason);
  }
}
