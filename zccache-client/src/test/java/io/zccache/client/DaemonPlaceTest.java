/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DaemonPlaceTest {
  private static final FilePath CWD = FilePath.of("/w");
  private static final FilePath PROGRAM = FilePath.of("/opt/zccache-daemon");

  @Test
  void of_environment_namesRootAndSocket() {
    DaemonPlace place = requireNonNull(place("ZCCACHE_CACHE_DIR=/c", "HOME=/h"));

    assertThat(place.socket()).isEqualTo(FilePath.of("/c/run/daemon.sock"));
    assertThat(place.program()).isEqualTo(PROGRAM);
    assertThat(place.log()).isEqualTo(FilePath.of("/c/logs/daemon.log"));
  }

  @Test
  void of_relativeNames_areBelowTheCurrentFolder() {
    DaemonPlace place = requireNonNull(place("ZCCACHE_CACHE_DIR=c", "ZCCACHE_ENDPOINT=s"));

    assertThat(place.runFolder()).isEqualTo(FilePath.of("/w/c/run"));
    assertThat(place.socket()).isEqualTo(FilePath.of("/w/s"));
    assertThat(place.endpoint().named()).isTrue();
  }

  @Test
  void of_noHomeAtAll_isNone() {
    assertThat(place()).isNull();
  }

  @Test
  void of_sideFile_wins() {
    SideFile side =
        new SideFile(
            true,
            FilePath.of("/usr/bin"),
            FilePath.of("/c"),
            FilePath.of("/s"),
            FilePath.of("/d"),
            SideFile.Build.NONE);

    DaemonPlace place = DaemonPlace.of(side, 1000, PROGRAM);

    assertThat(place.socket()).isEqualTo(FilePath.of("/s"));
    assertThat(place.program()).isEqualTo(FilePath.of("/d"));
    assertThat(place.runFolder()).isEqualTo(FilePath.of("/c/run"));
  }

  private static @Nullable DaemonPlace place(String... entries) {
    List<byte[]> list = new ArrayList<>();
    for (String entry : entries) {
      list.add(FilePath.of(entry).toBytes());
    }
    return DaemonPlace.of(new Environment(list), CWD, 1000, PROGRAM);
  }
}
