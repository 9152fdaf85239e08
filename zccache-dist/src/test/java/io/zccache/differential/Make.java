/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

/**
 * Something is made through the cache that later runs read: a precompiled header, an object, a
 * library. It stays in the tree for the runs to come, and is not compared: two equal runs of gcc
 * write different precompiled headers.
 */
record Make(Command command) implements Event {
  /** What a line of words makes. */
  static Make of(String line) {
    return new Make(Command.of(line));
  }

  @Override
  public String shell() {
    return command.shell() + "  # what it makes stays";
  }
}
