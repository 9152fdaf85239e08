/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import java.util.Collection;

/**
 * A log that keeps its lines.
 *
 * @param lines where; must bear as many threads as the log is used by
 */
public record KeptLog(Collection<String> lines) implements Log {
  @Override
  public void note(String text) {
    lines.add(text);
  }

  @Override
  public void trouble(String text) {
    lines.add(text);
  }

  @Override
  public void trouble(String text, Throwable cause) {
    lines.add(text + ": " + cause);
  }
}
