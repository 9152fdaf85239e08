/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import java.util.List;

/** What happens around a few commands that come after compiles. */
interface LinkStory {
  /** What the commands need is made, before the first of them. */
  void begin(List<Event> step);

  /** Something that they may read is another, before each later one. */
  void change(List<Event> step);

  /** One of the commands. */
  Command command();
}
