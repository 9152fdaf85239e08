/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.List;

/** Reads the arguments of a compiler driver. */
public final class CommandLine {
  private CommandLine() {}

  /** What a call is: a compile that can be cached, several, or a reason not to. */
  public sealed interface Reading permits CompileCommand, Several, Bypass {}

  /**
   * Several sources in one command, which the compiler compiles one after the other.
   *
   * @param parts each as if it had been alone
   */
  public record Several(List<CompileCommand> parts) implements Reading {
    /** Copies the list. */
    public Several {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Reads arguments whose response files have been expanded; the tool itself is not among them.
   *
   * @param cxxDriver whether the driver is one that takes C for C++
   */
  public static Reading read(CompilerFamily family, boolean cxxDriver, List<String> arguments) {
    return new CommandReader(family, cxxDriver).read(Argument.split(arguments));
  }
}
