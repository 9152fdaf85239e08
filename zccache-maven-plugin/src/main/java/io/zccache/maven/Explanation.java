/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the installed launcher says of a call. Its standard error is no terminal, as that of
 * compilers in most builds.
 *
 * @param launcher the program
 * @param environment what a compiler of the build would have as environment
 */
record Explanation(Path launcher, Map<String, String> environment) {

  /**
   * What it said.
   *
   * @param exitCode 0 if it knows
   */
  record Answer(int exitCode, List<String> lines) {}

  Answer of(ShellWords words, boolean json, Path folder) throws CacheTroubleException {
    List<String> command = new ArrayList<>(List.of(launcher.toString(), "explain"));
    if (json) {
      command.add("--json");
    }
    command.addAll(words.words());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(words.variables());
    try {
      Process process = builder.start();
      try (InputStream said = process.getInputStream()) {
        List<String> lines =
            new String(said.readAllBytes(), Charset.defaultCharset()).lines().toList();
        return new Answer(process.waitFor(), lines);
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new CacheTroubleException(launcher + " cannot be run: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheTroubleException("interrupted while " + launcher + " ran", e);
    }
  }
}
