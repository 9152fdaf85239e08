/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.List;
import java.util.Set;

/**
 * Knows which words may be passed to the assembler: those that make it read or write no file, and
 * those for a {@link Listing}.
 */
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
      List.of(
          "-m",
          "--compress-debug-sections=",
          "--listing-lhs-width=",
          "--listing-lhs-width2=",
          "--listing-rhs-width=",
          "--listing-cont-lines=");

  private PassedOn() {}

  /** The words of {@code -Wa,}, {@code -Wp,} or {@code -Xassembler}. */
  static List<String> words(String value) {
    return List.of(value.split(",", -1));
  }

  /** Whether the assembler only makes something else of the same input when told all these. */
  static boolean safeForAssembler(CompilerFamily family, List<String> words) {
    return words.stream()
        .allMatch(
            word ->
                ASSEMBLER_WORDS.contains(word)
                    || (family == CompilerFamily.GCC && Listing.isAskedBy(word))
                    || ASSEMBLER_FAMILIES.stream().anyMatch(word::startsWith));
  }
}
