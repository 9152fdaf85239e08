/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkerErrorsTest {
  private static final String UNDEFINED = "a.c:1: undefined reference to `f'\n";
  private static final String END = "collect2: error: ld returned 1 exit status\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usr/bin/ld: a.o: in function `main':\na.c:(.text+0xa): undefined reference to `foo'\n",
        "/usr/bin/ld: a.c:1: undefined reference to `f(int, char const*)'\n",
        "/usr/bin/ld: l.a(m.o):m.c:(.text+0x1): more undefined references to `foo' follow\n",
      })
  void words_ofNamesWithoutDefinition_areOfInputs(String stderr) {
    assertThat(LinkerErrors.areOfInputsAlone(stderr + END)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usr/bin/ld: cannot find -lnone: No such file or directory\n",
        "a.c:1: undefined reference to `f'\n/usr/bin/ld: final link failed: No space left on device\n",
        "/usr/bin/ld: warning: libx.so, needed by liby.so, not found (try using -rpath)\n",
        "a.c:1: undefined reference to `f'\ncollect2: fatal error: ld terminated with signal 9\n",
      })
  void words_ofMore_areNot(String stderr) {
    assertThat(LinkerErrors.areOfInputsAlone(UNDEFINED + stderr + END)).isFalse();
  }
}
