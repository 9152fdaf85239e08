/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Compiler calls at the same time, through the cache and then plainly.
 *
 * @param commands at least one; they write different files
 * @param overwrite whether the outputs of earlier runs stay in their places
 * @param kill whether the daemon is killed amid
 */
record Run(List<Command> commands, boolean overwrite, boolean kill) implements Event {
  Run {
    commands = List.copyOf(commands);
  }

  Run of(List<Command> changed) {
    return new Run(changed, overwrite, kill);
  }

  @Override
  public String shell() {
    return commands.stream().map(Command::shell).collect(Collectors.joining(" & "))
        + (overwrite ? "  # outputs of earlier runs are in place" : "")
        + (kill ? "  # the daemon is killed amid" : "");
  }
}
