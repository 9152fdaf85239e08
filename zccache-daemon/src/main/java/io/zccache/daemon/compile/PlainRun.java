/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.exec.ToolCommand;
import io.zccache.daemon.exec.ToolProcess;
import io.zccache.daemon.server.ToolCall;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What happens to a call that the cache does not answer for: our own launcher is told to run the
 * tool itself, in place; for other clients the daemon runs it as it is. Any thread may call.
 */
final class PlainRun {
  private final ToolProcess tools;

  PlainRun(ToolProcess tools) {
    this.tools = tools;
  }

  /**
   * Answers without the cache.
   *
   * @param reason the constant that names why
   */
  Response answer(CompileRequest request, Enum<?> reason) throws InterruptedException {
    if (request.client().ours()) {
      return new Response.Declined(reason.name().toLowerCase(Locale.ROOT));
    }
    try {
      Finished run =
          tools.run(
              new ToolCommand(
                  words(request),
                  request.folder(),
                  request.environment(),
                  request.call().stdin().toByteArray()),
              request.peer()::gone);
      return Answers.ran(request, run);
    } catch (IOException e) {
      String tool = request.call().kind() == ToolCall.Kind.LINK ? request.tool() : "compiler";
      return new Response.Error("failed to run " + tool + ": " + e.getMessage());
    }
  }

  private static List<String> words(CompileRequest request) {
    List<String> words = new ArrayList<>();
    words.add(
        Programs.find(request.tool(), request.folder(), request.environment())
            .map(Path::toString)
            .orElse(request.tool()));
    words.addAll(request.arguments());
    return words;
  }
}
