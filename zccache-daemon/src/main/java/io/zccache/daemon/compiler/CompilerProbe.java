/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import java.util.List;
import java.util.Optional;

/**
 * What a tool said when asked for its predefined macros.
 *
 * @param family whose rules it follows
 * @param version its version text
 */
public record CompilerProbe(CompilerFamily family, String version) {
  /** The arguments of the question. */
  public static final List<String> ARGUMENTS = List.of("-dM", "-E", "-x", "c", "/dev/null");

  /** Reads the answer; empty if the tool is neither gcc nor clang. */
  public static Optional<CompilerProbe> parse(String stdout) {
    return Optional.empty();
  }
}
