/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zccache.daemon.exec.Finished;
import io.zccache.daemon.exec.ToolCommand;
import io.zccache.daemon.exec.ToolProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Asks compilers about themselves: as the request would run them, but in the one language in which
 * their answers are understood. Any thread may ask.
 */
final class Inquiry {
  private final ToolProcess tools;
  private final Executor threads;

  /**
   * @param tools runs compilers
   * @param threads where questions are asked that are asked together; has room for each
   */
  Inquiry(ToolProcess tools, Executor threads) {
    this.tools = tools;
    this.threads = threads;
  }

  /** For questions to be asked side by side. */
  Together together() {
    return new Together(threads);
  }

  /** What a compiler printed to its output. */
  static String told(Finished answer) {
    return new String(answer.stdout(), UTF_8);
  }

  /**
   * Runs a compiler and waits for its answer.
   *
   * @param unwanted says whether nobody waits for the answer any more
   */
  Finished ask(
      Path compiler, List<String> arguments, CompileRequest request, BooleanSupplier unwanted)
      throws IOException, InterruptedException {
    return ask(compiler, arguments, request, "", unwanted);
  }

  /**
   * Runs a compiler and waits for its answer.
   *
   * @param source what it reads from its input
   * @param unwanted says whether nobody waits for the answer any more
   */
  Finished ask(
      Path compiler,
      List<String> arguments,
      CompileRequest request,
      String source,
      BooleanSupplier unwanted)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(compiler.toString());
    words.addAll(arguments);
    Map<String, String> environment = new LinkedHashMap<>(request.environment());
    environment.put("LC_ALL", "C");
    return tools.run(
        new ToolCommand(words, request.folder(), environment, source.getBytes(UTF_8)), unwanted);
  }
}
