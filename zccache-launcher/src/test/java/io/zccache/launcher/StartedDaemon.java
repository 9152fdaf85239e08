/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import io.zccache.protocol.Bytes;
import io.zccache.protocol.Request;
import io.zccache.protocol.Response;
import io.zccache.protocol.frame.Frames;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A daemon for the tests of starting one: a program of its own, which takes a daemon's options,
 * answers each compile, and ends when it is told to, or after a minute.
 */
final class StartedDaemon {
  private StartedDaemon() {}

  public static void main(String[] args) throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Path socket = Path.of(option(args, "--endpoint"));
    try (ScriptedDaemon daemon =
        ScriptedDaemon.listen(
            socket,
            (request, channel) -> {
              boolean shutdown = request.message() instanceof Request.Shutdown;
              ScriptedDaemon.send(channel, Frames.encodeAnswer(request, answer(request.message())));
              if (shutdown) {
                end.countDown();
              }
            })) {
      boolean told = end.await(1, TimeUnit.MINUTES);
      System.exit(told && daemon != null ? 0 : 1);
    }
  }

  private static Response answer(Request request) {
    if (request instanceof Request.Shutdown) {
      return new Response.ShuttingDown();
    }
    if (request instanceof Request.Ping) {
      return new Response.Pong();
    }
    if (request instanceof Request.SessionStart) {
      return new Response.SessionStarted("0b0b0b0b-1111-4222-8333-abcdefabcdef", null);
    }
    return new Response.CompileResult(0, Bytes.of("compiled\n"), Bytes.EMPTY, false);
  }

  private static String option(String[] args, String name) {
    for (int i = 0; i + 1 < args.length; i++) {
      if (args[i].equals(name)) {
        return args[i + 1];
      }
    }
    throw new IllegalArgumentException("no " + name);
  }
}
