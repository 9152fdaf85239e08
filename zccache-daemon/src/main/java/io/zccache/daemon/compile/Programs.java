/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.files.Stat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds programs as a shell would. Stateless; any thread may call. */
final class Programs {
  private Programs() {}

  /**
   * The absolute path of a program.
   *
   * @param name a path, or a bare name that is searched in PATH
   * @param folder what a relative path, and a relative entry of PATH, counts from
   */
  static Optional<Path> find(String name, Path folder, Map<String, String> environment) {
    return find(name, folder, environment, looked -> {});
  }

  /**
   * The absolute path of a program.
   *
   * @param name a path, or a bare name that is searched in PATH
   * @param folder what a relative path, and a relative entry of PATH, counts from
   * @param looking is told each path before it is looked at
   */
  static Optional<Path> find(
      String name, Path folder, Map<String, String> environment, Consumer<Path> looking) {
    try {
      if (name.indexOf('/') >= 0) {
        Path program = folder.resolve(name);
        looking.accept(program);
        return Optional.of(program).filter(Programs::runs);
      }
      for (String entry : environment.getOrDefault("PATH", "").split(":", -1)) {
        Path candidate = folder.resolve(entry).resolve(name);
        looking.accept(candidate);
        if (!name.isEmpty() && runs(candidate)) {
          return Optional.of(candidate);
        }
      }
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /**
   * The program of a request, and what that rests on.
   *
   * @param evidence takes each place that was looked at
   */
  static Optional<Path> of(CompileRequest request, StampSource stamps, Evidence evidence) {
    List<Path> looked = new ArrayList<>();
    Optional<Path> program =
        find(request.tool(), request.folder(), request.environment(), looked::add);
    for (Path place : looked) {
      Stat there = stamps.at(place);
      evidence.seen(place, there);
      if (there instanceof Stat.Found && !program.equals(Optional.of(place))) {
        // It does not run, which a stamp need not tell.
        evidence.incomplete();
      }
    }
    return program;
  }

  /** Whether a program is a script: what runs in the end then is another. */
  static boolean isScript(Path program) throws IOException {
    try (InputStream in = Files.newInputStream(program)) {
      return in.read() == '#' && in.read() == '!';
    }
  }

  private static boolean runs(Path candidate) {
    return Files.isRegularFile(candidate) && Files.isExecutable(candidate);
  }
}
