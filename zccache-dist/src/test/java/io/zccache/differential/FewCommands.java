/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** The commands of one story: with more hardly a state would come back that is known. */
final class FewCommands {
  private final Random random;
  private final List<Command> commands;

  FewCommands(Random random, Supplier<Command> maker) {
    this.random = random;
    this.commands = List.of(maker.get(), maker.get());
  }

  /** One of them. */
  Command any() {
    return commands.get(random.nextInt(commands.size()));
  }
}
