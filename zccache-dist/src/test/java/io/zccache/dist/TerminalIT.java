/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees at a real terminal, and what a pipe gets. */
@Timeout(300)
class TerminalIT {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final String ARGUMENTS = " gcc -Wall -c a.c";

  @TempDir private Path parent;

  @Test
  void warnings_atATerminalAndInAPipe_lookAsPlainly() throws Exception {
    Assumptions.assumeTrue(Files.exists(SCRIPT), SCRIPT + " is not installed");
    try (Site site = Site.of(parent)) {
      site.environment.put("TERM", "xterm");
      Path source = site.write("a.c", "static int unused;\nint f(void) { int x; return x; }\n");
      String seen = atTerminal(site, "env" + ARGUMENTS);
      Site.Ended piped = site.run(List.of("env", "gcc", "-Wall", "-c", "a.c"));
      assertThat(seen).contains("\u001b[01;35m", "\u001b[K", "unused");
      assertThat(piped.stderr()).contains("unused").doesNotContain("\u001b");
      site.settle(source);

      for (int round = 0; round < 2; round++) {
        assertThat(atTerminal(site, "'" + site.launcher() + "'" + ARGUMENTS)).isEqualTo(seen);
        assertThat(site.zccache("gcc", "-Wall", "-c", "a.c")).isEqualTo(piped);
        assertThat(site.status("cache_hits")).isEqualTo(2L * round);
      }
    }
  }

  /** What a command shows at a terminal of its own. */
  private static String atTerminal(Site site, String command) throws Exception {
    Path typescript = Files.createTempFile(site.root.getParent(), "typescript", "");
    Site.Ended ended =
        site.run(List.of(SCRIPT.toString(), "-q", "-e", "-c", command, typescript.toString()));
    assertThat(ended.exit()).isZero();
    return ended.stdout();
  }
}
