/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

/**
 * A header is precompiled through the cache. What that writes stays in the tree for the runs to
 * come; it is not compared, since two equal runs of gcc write different ones.
 */
record Precompile(Command command) implements Event {
  @Override
  public String shell() {
    return command.shell() + "  # what it makes stays";
  }
}
