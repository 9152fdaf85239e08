/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

/** What an output is to its compile, in the order of delivery: what others wait for comes last. */
public enum OutputRole {
  /** The list of dependencies. */
  DEPFILE,
  /** {@code .su}: stack usage. */
  STACK_USAGE,
  /** {@code .ci}: call graph. */
  CALL_GRAPH,
  /** {@code .gcno}: notes for coverage. */
  COVERAGE_NOTES,
  /** {@code .i} or {@code .ii}: the preprocessed source. */
  PREPROCESSED,
  /** {@code .s}: the assembler text of an object. */
  ASSEMBLY,
  /** Diagnostics in a file. */
  DIAGNOSTICS,
  /** {@code .json}: how long each step of the compiler took. */
  TIME_TRACE,
  /** The assembler's listing. */
  LISTING,
  /** {@code .dwo}: split debug sections. */
  SPLIT_DEBUG,
  /** The object file. */
  OBJECT,
  /** {@code .a}: an archive. */
  ARCHIVE,
  /** What a linker tells of where it has put what. */
  LINK_MAP,
  /** A program, a shared library, or an object made of others. */
  LINKED,
  /** What we know of the object; nobody gets it. */
  NOTE
}
