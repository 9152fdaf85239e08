/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigReportTest {
  @Test
  void folders_ofClangsAnswer_areAllThatItSearched() {
    assertThat(
            ConfigReport.folders(
                """
                clang: error: configuration file 'zccache-asks-where.cfg' cannot be found
                clang: note: was searched for in the directory: /home/me/.config/clang
                clang: note: was searched for in the directory: /etc/clang: new
                clang: note: was searched for in the directory: /usr/bin
                """))
        .containsExactly("/home/me/.config/clang", "/etc/clang: new", "/usr/bin");
  }

  @Test
  void folders_ofAClangWithoutConfiguration_areNone() {
    assertThat(ConfigReport.folders("clang: error: unknown argument: '--config'\n")).isEmpty();
  }
}
