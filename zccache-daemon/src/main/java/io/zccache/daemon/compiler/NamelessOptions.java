/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Knows options under which no name of a file or folder decides what the compiler writes, but as
 * text that prefix maps change. Those that begin with {@code -f} are listed; of the others, those
 * are listed of which it is not known. Pure.
 */
final class NamelessOptions {
  /** What follows {@code -f} or {@code -fno-}. */
  private static final Set<String> SWITCHES =
      words(
          """
          PIC PIE pic pie plt access-control aligned-new asm associative-math
          asynchronous-unwind-tables builtin caller-saves char8_t color-diagnostics common
          coroutines crossjumping cse-follow-jumps cx-limited-range data-sections
          debug-macro delete-null-pointer-checks devirtualize diagnostics-color
          diagnostics-show-caret diagnostics-show-option elide-constructors elide-type
          eliminate-unused-debug-symbols eliminate-unused-debug-types exceptions expensive-optimizations
          fast-math finite-math-only forward-propagate freestanding function-sections gcse
          gnu-keywords gnu89-inline gnu-unique guess-branch-probability hosted
          implicit-templates inline inline-functions inline-functions-called-once
          inline-small-functions integrated-as ipa-cp ipa-icf ipa-pta ipa-ra ipa-sra ivopts jump-tables
          keep-inline-functions limit-debug-info lax-vector-conversions math-errno
          merge-all-constants merge-constants ms-extensions non-call-exceptions
          nonansi-builtins omit-frame-pointer openmp openmp-simd operator-names
          optimize-sibling-calls permissive plan9-extensions prefetch-loop-arrays
          reciprocal-math reorder-blocks reorder-functions rename-registers rounding-math rtti
          schedule-insns schedule-insns2 semantic-interposition short-enums
          short-wchar show-column signed-char signed-zeros sized-deallocation slp-vectorize
          stack-clash-protection stack-protector stack-protector-all stack-protector-strong
          standalone-debug strict-aliasing strict-enums strict-overflow strict-volatile-bitfields
          threadsafe-statics tree-loop-distribute-patterns tree-slp-vectorize tree-sra tree-vectorize
          trapping-math trapv unit-at-a-time unroll-all-loops unroll-loops unsafe-math-optimizations
          unsigned-char unwind-tables use-cxa-atexit var-tracking var-tracking-assignments
          vectorize visibility-inlines-hidden visibility-ms-compat weak wrapv wrapv-pointer
          zero-initialized-in-bss
          """);

  /** What follows {@code -f}, up to the equals sign. */
  private static final Set<String> VALUED =
      words(
          """
          abi-compat-version abi-version align-functions align-jumps align-labels align-loops
          cf-protection clang-abi-compat constexpr-depth constexpr-loop-limit diagnostics-color
          excess-precision fp-contract fp-exception-behavior fp-model inline-limit input-charset
          lifetime-dse max-errors message-length new-alignment openmp pack-struct random-seed
          simd-cost-model stack-check stack-reuse strict-flex-arrays strong-eval-order
          template-backtrace-limit template-depth tls-model tree-parallelize-loops
          trivial-auto-var-init vect-cost-model visibility zero-call-used-regs
          """);

  /** They compress records, so that nobody sees what is in them, or name a folder of programs. */
  private static final List<String> OPAQUE = List.of("-gz", "-B", "--prefix");

  private NamelessOptions() {}

  /** Whether it is known of an option. */
  static boolean contains(String word) {
    if (word.equals("-fno-canonical-system-headers")) {
      return true;
    }
    if (!word.startsWith("-f")) {
      return OPAQUE.stream().noneMatch(word::startsWith);
    }
    int equals = word.indexOf('=');
    return equals >= 0
        ? VALUED.contains(word.substring(2, equals))
        : SWITCHES.contains(word.startsWith("-fno-") ? word.substring(5) : word.substring(2));
  }

  private static Set<String> words(String text) {
    return new HashSet<>(Arrays.asList(text.strip().split("\\s+", -1)));
  }
}
