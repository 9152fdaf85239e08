/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.io.IOException;

/** One question to the machine, asked of every contender in turns. */
interface Measure {
  /** As given to {@code --only}. */
  String name();

  /** In words, for the tables. */
  String title();

  Section run(Bench bench) throws IOException;
}
