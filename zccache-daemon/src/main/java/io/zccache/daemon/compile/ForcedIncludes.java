/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.util.ArrayList;
import java.util.List;

/** Finds the files that options include before the source. Pure. */
final class ForcedIncludes {
  private static final List<String> OPTIONS =
      List.of("-include", "-imacros", "--include", "--imacros");

  /** Stands before each word that clang passes on. */
  private static final String PASS = "-Xclang";

  private ForcedIncludes() {}

  /** The operands, as spelled; one too many is possible, one too few is not. */
  static List<String> of(List<String> arguments) {
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      for (String option : OPTIONS) {
        if (argument.equals(option) && i + 1 < arguments.size()) {
          boolean passed = arguments.get(i + 1).equals(PASS) && i + 2 < arguments.size();
          operands.add(arguments.get(passed ? i + 2 : i + 1));
        } else if (argument.startsWith(option) && argument.length() > option.length()) {
          String joined = argument.substring(option.length());
          operands.add(joined.startsWith("=") ? joined.substring(1) : joined);
        }
      }
    }
    return operands;
  }
}
