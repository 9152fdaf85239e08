/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

/** Whose rules a compiler driver follows. */
public enum CompilerFamily {
  /** The GNU compilers. */
  GCC,
  /** Clang in its gcc-compatible mode. */
  CLANG
}
