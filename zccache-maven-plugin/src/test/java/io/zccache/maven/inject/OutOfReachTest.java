/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.inject;

import static io.zccache.maven.inject.Calls.EXEC_JAVA;
import static io.zccache.maven.inject.Calls.NAR_GNU;
import static io.zccache.maven.inject.Calls.call;
import static io.zccache.maven.inject.Calls.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.maven.inject.Calls.FakeLinks;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutOfReachTest {

  private static final Edit OUT_OF_REACH = new Edit.LeftAlone(LeaveReason.OUT_OF_REACH, "");

  private final FakeLinks links = new FakeLinks();

  @Test
  void programInsideMaven_isOutOfReach() {
    assertThat(edit(EXEC_JAVA, call(""), links)).isEqualTo(OUT_OF_REACH);
    assertThat(links.asked).isEmpty();
    assertThat(LeaveReason.OUT_OF_REACH.text()).contains("zccache run -- mvn");
  }

  @Test
  void programInsideMaven_inARun_isReached() {
    MojoCall call = call("", Map.of("${env.ZCCACHE_SESSION_ID}", "some"), Calls.parameters());

    assertThat(edit(EXEC_JAVA, call, links)).isEqualTo(new Edit.NotNative());
  }

  @Test
  void programInsideMaven_skipped_isNothing() {
    assertThat(edit(EXEC_JAVA, "<skip>true</skip>")).isEqualTo(new Edit.NotNative());
  }

  @Test
  void narGnu_isOutOfReachWhereThereAreSuchSources(@TempDir Path folder) {
    String there = "<gnuSourceDirectory>" + folder + "</gnuSourceDirectory>";
    String away = "<gnuSourceDirectory>" + folder + "/src/gnu</gnuSourceDirectory>";

    assertThat(edit(NAR_GNU, call(there), links)).isEqualTo(OUT_OF_REACH);
    assertThat(edit(NAR_GNU, call(away), links)).isEqualTo(new Edit.NotNative());
    assertThat(edit(NAR_GNU, call(""), links)).isEqualTo(new Edit.NotNative());
  }
}
