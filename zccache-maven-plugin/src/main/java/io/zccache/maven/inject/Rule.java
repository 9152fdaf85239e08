/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

/** Puts the launcher into one kind of mojo. Pure but for what the links do. */
@FunctionalInterface
interface Rule {

  /** The configuration with the launcher in it, or why not. */
  Edit edit(MojoCall call, ToolLinks links);
}
