/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds programs on the PATH. A script in front of the real one would be measured with it. */
final class ProgramSearch {
  private final Map<String, String> environment;

  ProgramSearch(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The first file of that name that is executable. */
  Optional<Path> any(String name) {
    return folders().stream().map(f -> f.resolve(name)).filter(ProgramSearch::runs).findFirst();
  }

  /** The first program of that name that is no script; behind pyenv's scripts, what they run. */
  Optional<Path> program(String name) {
    for (Path folder : folders()) {
      Path found = folder.resolve(name);
      if (runs(found)) {
        Path real = isScript(found) ? behindPyenv(name) : found;
        if (runs(real) && !isScript(real)) {
          return Optional.of(real);
        }
      }
    }
    return Optional.empty();
  }

  private List<Path> folders() {
    return List.of(environment.getOrDefault("PATH", "").split(":", -1)).stream()
        .filter(folder -> folder.startsWith("/"))
        .map(Path::of)
        .toList();
  }

  private Path behindPyenv(String name) {
    Path pyenv = any("pyenv").orElse(Path.of("/nowhere"));
    return Path.of(Output.firstLine(List.of(pyenv.toString(), "which", name), environment));
  }

  private static boolean runs(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static boolean isScript(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(2), ISO_8859_1).equals("#!");
    } catch (IOException unreadable) {
      return true;
    }
  }
}
