/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.key;

import java.util.ArrayList;
import java.util.List;

/**
 * What a unit key is made of, so that people can be told in which thing two keys differ. Without
 * what a compiler makes of the processor at hand.
 *
 * @param compiler who compiles
 * @param source the source as spelled; it is among the arguments
 * @param arguments the arguments that take part, in order
 * @param environment the entries that take part, sorted
 * @param folder the working directory, or an empty text where no byte depends on it
 * @param terminal true when diagnostics are made for a terminal
 */
public record Recipe(
    Maker compiler,
    String source,
    List<String> arguments,
    List<String> environment,
    String folder,
    boolean terminal) {
  /** Copies the lists. */
  public Recipe {
    arguments = List.copyOf(arguments);
    environment = List.copyOf(environment);
  }

  /**
   * A compiler.
   *
   * @param program the path it was called by
   * @param version family and version, as {@code gcc 12.2.0}
   * @param identity what decides how it behaves
   */
  public record Maker(String program, String version, CompilerIdentity identity) {
    /** The program's name without its folder. */
    public String name() {
      return program.substring(program.lastIndexOf('/') + 1);
    }
  }

  /** How many characters it has, by and large. */
  public int length() {
    int length = source.length() + folder.length();
    for (String argument : arguments) {
      length += argument.length();
    }
    for (String entry : environment) {
      length += entry.length();
    }
    return length;
  }

  /** The same with more words behind its arguments. */
  public Recipe with(List<String> more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(more);
    return new Recipe(compiler, source, all, environment, folder, terminal);
  }

  /** The key that it makes. */
  public UnitKey key() {
    return UnitKey.of(compiler.identity(), arguments, environment, folder, terminal);
  }
}
