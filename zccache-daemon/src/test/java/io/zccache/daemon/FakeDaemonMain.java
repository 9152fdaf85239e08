/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon;

import io.zccache.daemon.server.ToolCall;
import io.zccache.daemon.server.ToolService;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The real program with a cache that compiles nothing, for tests in a process of its own. A compile
 * whose standard input names a pipe is answered once somebody has written to that pipe.
 */
final class FakeDaemonMain {
  private FakeDaemonMain() {}

  public static void main(String[] args) {
    FakeCache cache =
        new FakeCache() {
          @Override
          public ToolService tools() {
            return FakeDaemonMain::answer;
          }
        };
    DaemonMain.run(args, (settings, log) -> () -> cache);
  }

  private static Response answer(ToolCall call) {
    if (!call.stdin().isEmpty()) {
      try {
        byte[] unused = Files.readAllBytes(Path.of(call.stdin().text()));
      } catch (IOException e) {
        return new Response.Error(e.toString());
      }
    }
    return FakeCache.COMPILED;
  }
}
