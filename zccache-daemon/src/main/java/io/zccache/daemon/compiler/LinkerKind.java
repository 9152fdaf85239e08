/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

/** A linker that a driver of gcc's may be told to run. */
public enum LinkerKind {
  /** The one that it runs unless it is told otherwise; GNU's, to be cached. */
  USUAL("ld"),
  /** GNU's. */
  BFD("ld.bfd"),
  /** LLVM's. */
  LLD("ld.lld");

  private final String program;

  LinkerKind(String program) {
    this.program = program;
  }

  /** The name by which a driver looks for it. */
  public String program() {
    return program;
  }

  /** Whether it may name the output as it is given, in versions of symbols. */
  public boolean namesOutput() {
    return this == LLD;
  }

  /** Whether its list of files has their names without the steps up ({@code ..}) in them. */
  public boolean straightensNames() {
    return this == LLD;
  }
}
