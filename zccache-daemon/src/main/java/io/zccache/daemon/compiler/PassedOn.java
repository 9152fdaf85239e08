/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.List;
import java.util.Set;

/** Knows which words may be passed to the assembler: those that make it read or write no file. */
final class PassedOn {
  private static final Set<String> ASSEMBLER_WORDS =
      Set.of(
          "--noexecstack",
          "--execstack",
          "--fatal-warnings",
          "--no-warn",
          "--warn",
          "-W",
          "--32",
          "--64",
          "--x32",
          "--compress-debug-sections",
          "--nocompress-debug-sections");

  private static final List<String> ASSEMBLER_FAMILIES =
      List.of("-m", "--compress-debug-sections=");

  private PassedOn() {}

  /** The words of {@code -Wa,} or {@code -Wp,}. */
  static List<String> words(String value) {
    return List.of(value.split(",", -1));
  }

  /** Whether the assembler only makes something else of the same input when told all these. */
  static boolean safeForAssembler(List<String> words) {
    return words.stream()
        .allMatch(
            word ->
                ASSEMBLER_WORDS.contains(word)
                    || ASSEMBLER_FAMILIES.stream().anyMatch(word::startsWith));
  }
}
