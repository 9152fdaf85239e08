/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("what libraries say goes to one log")
class LibraryLogsTest {
  private final List<String> said = new ArrayList<>();

  @AfterEach
  void keepNothingMore() {
    LibraryLogs.to(Log.none());
  }

  @Test
  void systemLoggers_areOurs_andSayWarningsOnly() {
    LibraryLogs.to(new Kept());
    System.Logger logger = System.getLogger("lib");
    logger.log(System.Logger.Level.INFO, "nobody reads this");
    logger.log(System.Logger.Level.WARNING, "a text", new IllegalStateException("why"));
    logger.log(System.Logger.Level.ERROR, "of {0}", 7);
    assertThat(said)
        .containsExactly("lib: a text: java.lang.IllegalStateException: why", "lib: of {0} [7]");
  }

  /** Keeps the troubles. */
  private final class Kept implements Log {
    @Override
    public void note(String text) {}

    @Override
    public void trouble(String text) {
      said.add(text);
    }

    @Override
    public void trouble(String text, Throwable cause) {
      said.add(text + " " + cause);
    }
  }
}
