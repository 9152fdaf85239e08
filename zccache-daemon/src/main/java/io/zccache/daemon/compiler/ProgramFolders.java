/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where gcc looks for the programs that it runs, before it leaves them to the PATH: the folders of
 * {@code GCC_EXEC_PREFIX} and {@code COMPILER_PATH}, then its own.
 */
public final class ProgramFolders {
  /** The arguments of the question. */
  public static final List<String> ARGUMENTS = List.of("-print-search-dirs");

  private static final String PROGRAMS = "programs: =";
  private static final String LIBRARIES = "libraries: =";

  private ProgramFolders() {}

  /**
   * Reads the answer under {@code LC_ALL=C}.
   *
   * @return in order, each once; each ends with a slash; empty if there is no such list
   */
  public static Optional<Set<String>> parse(String stdout) {
    return list(PROGRAMS, stdout);
  }

  /**
   * Where the driver looks for files that come with it, among them one with specs.
   *
   * @return in order, each once; each ends with a slash; empty if there is no such list
   */
  public static Optional<Set<String>> libraries(String stdout) {
    return list(LIBRARIES, stdout);
  }

  private static Optional<Set<String>> list(String start, String stdout) {
    return stdout
        .lines()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .map(line -> line.substring(start.length()))
        .map(list -> new LinkedHashSet<>(Arrays.asList(list.split(":", -1))));
  }
}
