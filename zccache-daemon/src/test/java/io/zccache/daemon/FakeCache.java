/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import io.zccache.daemon.server.CacheNumbers;
import io.zccache.daemon.server.OpenCache;
import io.zccache.daemon.server.ToolCall;
import io.zccache.daemon.server.ToolService;
import io.zccache.protocol.Bytes;
import io.zccache.protocol.Response;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A cache that answers as a test tells it, and remembers what it was asked. */
class FakeCache implements OpenCache {
  static final Response COMPILED =
      new Response.CompileResult(0, Bytes.of("out"), Bytes.of("err"), false);

  final Queue<ToolCall> calls = new ConcurrentLinkedQueue<>();
  final AtomicLong damaged = new AtomicLong();
  final AtomicBoolean closed = new AtomicBoolean();
  final AtomicBoolean gone = new AtomicBoolean();
  private volatile ToolService answer = call -> COMPILED;

  void answer(ToolService service) {
    answer = service;
  }

  @Override
  public ToolService tools() {
    return call -> {
      calls.add(call);
      return answer.answer(call);
    };
  }

  @Override
  public Response explain(ToolCall call) {
    calls.add(call);
    return new Response.Explanation(Response.Explanation.HIT, "", "text", "", List.of());
  }

  @Override
  public CacheNumbers numbers() {
    return new CacheNumbers(1, 2, 3, 4, 5, 6);
  }

  @Override
  public boolean isThere() {
    return !gone.get();
  }

  @Override
  public long damaged() {
    return damaged.get();
  }

  @Override
  public Response.Cleared clear() {
    return new Response.Cleared(1, 3, 4, 2);
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
