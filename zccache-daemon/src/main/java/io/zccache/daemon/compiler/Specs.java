/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of gcc's specs that makes a compile read and write nothing else.
 *
 * @param includes the files that it includes, as spelled
 * @param own the names of its own specs: safe as long as gcc has none of these names
 */
public record Specs(List<String> includes, Set<String> own) {
  private static final String START = "*";
  private static final String END = ":";

  /** The arguments of the question which specs a driver has. */
  public static final List<String> ARGUMENTS = List.of("-dumpspecs");

  /** Copies the lists. */
  public Specs {
    includes = List.copyOf(includes);
    own = Set.copyOf(own);
  }

  /** Reads the text of a file; empty if it might do more. */
  public static Optional<Specs> read(String text) {
    return SpecsReader.read(text);
  }

  /** Whether none of the names is a driver's, by its answer. */
  public boolean areNotIn(String stdout) {
    return own.isEmpty() || stdout.lines().noneMatch(line -> own.contains(nameIn(line)));
  }

  private static String nameIn(String line) {
    return line.startsWith(START) && line.endsWith(END) && line.length() > 1
        ? line.substring(1, line.length() - 1)
        : "";
  }
}
