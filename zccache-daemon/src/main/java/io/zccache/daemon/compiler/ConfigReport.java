/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.List;

/**
 * Where clang looks for files with options that nobody gives it on the command line. Which it takes
 * depends on its version, its own name and the target: {@code clang.cfg}, {@code
 * x86_64-pc-linux-gnu-clang++.cfg} and more. The folders are chosen when it is built, and named
 * when one asks for a file that is not there.
 */
public final class ConfigReport {
  /** How the names of all such files end. */
  public static final String SUFFIX = ".cfg";

  /** The arguments of the question. */
  public static final List<String> ARGUMENTS =
      List.of("--config", "zccache-asks-where" + SUFFIX, "-E", "-x", "c", "/dev/null");

  private static final String SEARCHED = " was searched for in the directory: ";

  private ConfigReport() {}

  /** Reads the folders from the stderr of the question under {@code LC_ALL=C}. */
  public static List<String> folders(String stderr) {
    return stderr
        .lines()
        .filter(line -> line.contains(SEARCHED))
        .map(line -> line.substring(line.indexOf(SEARCHED) + SEARCHED.length()))
        .toList();
  }
}
