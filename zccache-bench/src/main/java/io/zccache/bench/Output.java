/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a program prints. */
final class Output {
  private Output() {}

  /** Standard output and error of a program, whatever its exit code; empty if there is none. */
  static String of(List<String> words, Map<String, String> environment) {
    try {
      ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException notThere) {
      return "";
    }
  }

  static String firstLine(List<String> words, Map<String, String> environment) {
    return of(words, environment).lines().findFirst().orElse("").strip();
  }
}
