/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkerWarningsTest {
  private static final String DANGER =
      "m.c:(.text+0x10): warning: the use of `tmpnam' is dangerous, better use `mkstemp'";

  @Test
  void warnings_ofInputs_areKnown() {
    assertThat(LinkerWarnings.areOfInputsAlone("")).isTrue();
    assertThat(
            LinkerWarnings.areOfInputsAlone(
                "/usr/bin/ld: l.a(m.o): in function `main':\n"
                    + DANGER
                    + "\n/usr/bin/ld: /s/m.c:12: warning: the `gets' function is dangerous and should"
                    + " not be used.\n"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usr/bin/ld: warning: liby.so, needed by libx.so, not found (try using -rpath or"
            + " -rpath-link)",
        "/usr/bin/ld: warning: liby.so, needed by libx.so, not found\n" + DANGER,
        "m.c:(.text+0x5): warning: undefined reference to `b'",
        "/usr/bin/ld: warning: cannot find entry symbol x; defaulting to 1000",
        "/usr/bin/ld: warning: out has a LOAD segment with RWX permissions",
        "/usr/bin/ld: m.o: file not recognized: file format not recognized",
        DANGER + " ",
        "x " + DANGER,
        "\n",
      })
  void warnings_ofMore_areNot(String stderr) {
    assertThat(LinkerWarnings.areOfInputsAlone(stderr)).isFalse();
  }
}
