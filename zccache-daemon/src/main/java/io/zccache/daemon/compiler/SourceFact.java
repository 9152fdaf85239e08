/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

/** Something in a source or header that a dependency list does not tell. */
public enum SourceFact {
  /** {@code __DATE__} or {@code __TIME__}. */
  TIME_MACRO(BypassReason.TIME_MACRO),
  /** {@code __TIMESTAMP__}, or a piece of which any of the three can be pasted. */
  TIME_PIECE(BypassReason.TIME_MACRO),
  /** A question which files exist: {@code __has_include} and its kin. */
  HAS_INCLUDE(BypassReason.HAS_INCLUDE),
  /** Such a question whose operand is no literal file name, or one that may be pasted. */
  COMPUTED_HAS_INCLUDE(BypassReason.HAS_INCLUDE),
  /** A question outside an {@code #if}: a macro may hold it until it is used. */
  HELD_HAS_INCLUDE(BypassReason.HAS_INCLUDE),
  /** The one macro of libstdc++ that holds such a question, named where it holds or is asked. */
  PARALLEL_BACKEND(BypassReason.PRECOMPILED_HEADER),
  /** The assembler's {@code .incbin}, also inside strings. */
  INCBIN(BypassReason.EMBEDDED_FILE),
  /** The directive {@code #embed}, or the question what it would find. */
  EMBED(BypassReason.EMBEDDED_FILE),
  /** The assembler's {@code .include}, also inside strings. */
  ASSEMBLER_INCLUDE(BypassReason.ASSEMBLER_INPUT),
  /** A macro of the assembler, or a piece, of which one of these two may be put together. */
  ASSEMBLER_PIECE(BypassReason.ASSEMBLER_INPUT),
  /** A preprocessed source that loads a precompiled header. */
  PRECOMPILED_HEADER(BypassReason.PRECOMPILED_HEADER),
  /** {@code #pragma GCC dependency}, which compares the times of files. */
  FILE_TIMES(BypassReason.FILE_TIMES),
  /** A module declaration or import. */
  MODULE(BypassReason.MODULES);

  private final BypassReason reason;

  SourceFact(BypassReason reason) {
    this.reason = reason;
  }

  /** The reason for which a compile is not cached that meets this fact. */
  public BypassReason reason() {
    return reason;
  }
}
