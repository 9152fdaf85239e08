/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line that a variable asks for, by the ids of the reference's own tests. */
class DiagnosisProgramTest {
  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource
  void d1AndD2_oneOrAnyOtherText_asksForIt(Program program) throws Exception {
    Call call = call(program);
    for (String value : new String[] {"1", "yes", "00", "perhaps"}) {
      assertThat(call.with("ZCCACHE_DIAG_CWD", value).run().error())
          .startsWith("ZCCACHE_DIAG_CWD\tpid=")
          .endsWith("\nwarning: w\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void d3_unsetEmptyOrAWordForOff_doesNot(Program program) throws Exception {
    Call call = call(program);

    assertThat(call.run().error()).isEqualTo("warning: w\n");
    for (String value : new String[] {"", "0", "off"}) {
      assertThat(call.with("ZCCACHE_DIAG_CWD", value).run().error()).isEqualTo("warning: w\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void d4AndD5_theLine_isOneWithEveryFieldAndTheArgumentsAsTheyAre(Program program)
      throws Exception {
    Fixture fixture = new Fixture(program, temp);
    Ran ran =
        disabled(fixture.zccache("gcc", "-c", "a b.c", "", "\u00fc\"\\\n"))
            .with("ZCCACHE_DIAG_CWD", "1")
            .with("TMPDIR", "/var/tmp")
            .run();

    String[] fields = ran.error().split("\n", -1)[0].split("\t", -1);
    assertThat(fields).hasSize(6);
    assertThat(fields[1]).isEqualTo("pid=" + ran.pid());
    assertThat(fields[2]).isEqualTo("cwd=" + fixture.work);
    assertThat(fields[3]).isEqualTo("tmp=/var/tmp");
    assertThat(fields[4]).endsWith("zccache").startsWith("argv0=");
    assertThat(fields[5])
        .isEqualTo("args=[\"gcc\", \"-c\", \"a b.c\", \"\", \"\u00fc\\\"\\\\\\u000a\"]");
    assertThat(ran.error()).as("and no line more").matches("[^\n]*\nwarning: w\n");
    assertThat(ran.exitCode()).isEqualTo(5);
  }

  private Call call(Program program) throws Exception {
    return disabled(new Fixture(program, temp).zccache("gcc", "-c", "a b.c"));
  }

  private static Call disabled(Call call) {
    return call.with("ZCCACHE_DISABLE", "1");
  }
}
