/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.protocol.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tools that a client wants to be left alone. */
@Timeout(60)
class ToolChoiceTest extends WorkplaceTestBase {
  private static final Response LEFT_ALONE = new Response.Declined("excluded");

  @BeforeEach
  void writeSource() throws Exception {
    work.write("a.c", "int f(void) { return 1; }\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ZCCACHE_EXCLUDES|gcc|false",
        "ZCCACHE_EXCLUDES|clang*, g?c|false",
        "ZCCACHE_EXCLUDES|clang,gcc-12,g++,org.acme:gcc,gcc/,gcc@x|true",
        "ZCCACHE_EXCLUDES|''|true",
        "ZCCACHE_INCLUDES|gcc|true",
        "ZCCACHE_INCLUDES|clang*|false",
        "ZCCACHE_INCLUDES|org.acme:x, native/|true",
        "ZCCACHE_INCLUDES|''|true",
      })
  void patterns_decideByTheNameOfTheTool(String variable, String patterns, boolean takes) {
    work.environment.put(variable, patterns);
    for (String tool : new String[] {"gcc", "/usr/bin/gcc"}) {
      Response said = work.call(tool, "-c", "a.c");
      assertThat(said.equals(LEFT_ALONE)).as("%s", said).isEqualTo(!takes);
    }
    assertThat(work.counted("bypass.excluded")).isEqualTo(takes ? 0 : 2);
  }

  @Test
  void excluded_countsBeforeIncluded() {
    work.environment.put("ZCCACHE_INCLUDES", "gcc*");
    work.environment.put("ZCCACHE_EXCLUDES", "gcc");

    assertThat(work.call("gcc", "-c", "a.c")).isEqualTo(LEFT_ALONE);
  }

  @Test
  void knownHit_isNotGivenToACallThatIsToBeLeftAlone() {
    for (int i = 0; i < 3; i++) {
      work.call("gcc", "-c", "a.c");
    }
    work.environment.put("ZCCACHE_EXCLUDES", "gcc");

    assertThat(work.call("gcc", "-c", "a.c")).isEqualTo(LEFT_ALONE);
    assertThat(work.explain("gcc", "-c", "a.c").reason()).isEqualTo("excluded");
    work.environment.remove("ZCCACHE_EXCLUDES");
    assertThat(work.explain("gcc", "-c", "a.c").verdict()).isEqualTo("hit");
  }
}
