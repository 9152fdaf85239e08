/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

/** What a program is to us, by its name. */
enum ToolKind {
  /** A driver of gcc or clang. */
  COMPILER,
  /** It makes archives. */
  ARCHIVER,
  /** It takes a launcher for its compilers from the environment. */
  CMAKE,
  /** It runs rustc, for which it takes a launcher, and build scripts that look for compilers. */
  CARGO,
  /** It runs other programs by name: make, a shell, a script. */
  DRIVER,
  /** A compiler cache or a distributor, ours among them. */
  CACHE,
  /** Anything else. */
  OTHER
}
