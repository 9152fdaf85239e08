/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("exchanges standard error")
class LibraryLogsTest {
  @Test
  void systemLoggers_areOurs_andSayWarningsOnly() {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, UTF_8));
    try {
      System.Logger logger = System.getLogger("lib");
      logger.log(System.Logger.Level.INFO, "nobody reads this");
      logger.log(System.Logger.Level.WARNING, "a text", new IllegalStateException("why"));
      logger.log(System.Logger.Level.ERROR, "of {0}", 7);
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(UTF_8).lines())
        .containsExactly("lib: a text: java.lang.IllegalStateException: why", "lib: of {0} [7]");
  }
}
