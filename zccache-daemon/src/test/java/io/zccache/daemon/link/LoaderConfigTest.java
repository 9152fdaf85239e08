/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderConfigTest {
  @Test
  void folders_areAllThatAreNamed() {
    assertThat(
            LoaderConfig.of(
                """
                # all
                include /etc/ld.so.conf.d/*.conf

                /a:/b /c # more
                hwcap 1 x
                include ld.so.conf.d/*.conf
                """))
        .isEqualTo(new LoaderConfig(List.of("/a", "/b", "/c"), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include /opt/*.conf",
        "include",
        "include /etc/ld.so.conf.d/*.conf x",
        "/a=libc6"
      })
  void include_ofOtherFiles_isOdd(String text) {
    assertThat(LoaderConfig.of(text).odd()).isTrue();
  }
}
