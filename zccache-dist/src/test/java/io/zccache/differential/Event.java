/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

/** One thing that happens to a tree, or a look at what compilers make of it. */
sealed interface Event permits Edit, Run, Kill, Make, Checkout {
  /** The same thing in the words of a POSIX shell whose directory is the tree. */
  String shell();
}
