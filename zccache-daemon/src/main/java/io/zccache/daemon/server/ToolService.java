/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.protocol.Response;

/**
 * Answers a client's call of a tool, from the cache or by running the tool. Many threads call it at
 * once, one for each request.
 */
@FunctionalInterface
public interface ToolService {
  /**
   * The answer to one call: a compile or link result, an error, or, for our own launcher only, a
   * decline. Takes as long as the tool may take; an interrupt of the calling thread asks it to end
   * soon.
   */
  Response answer(ToolCall call);
}
