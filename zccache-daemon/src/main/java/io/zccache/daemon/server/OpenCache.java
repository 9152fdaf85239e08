/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import io.zccache.protocol.Response;

/** The cache as the server needs it, once it has been opened. Any thread may use it. */
public interface OpenCache extends AutoCloseable {
  /** What answers tool calls. */
  ToolService tools();

  /** What the cache would do with a call: an explanation or an error. Nothing is counted. */
  Response explain(ToolCall call);

  /** What the cache holds now. */
  CacheNumbers numbers();

  /** Whether it is still where later daemons look for it, as far as can be told. */
  boolean isThere();

  /** How many files of the cache were found damaged or missing since it was opened. */
  long damaged();

  /** Forgets every result and says what that was. */
  Response.Cleared clear();

  /** Called once no request is running any more. */
  @Override
  void close();
}
