/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.protocol.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zccache.protocol.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CacheRootTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // ZCCACHE_CACHE_DIR, XDG_CACHE_HOME, HOME, current directory, root
        "/c/zc,        /x,  /home/u, /w,  /c/zc",
        "/c/zc/,       -,   -,       /w,  /c/zc",
        "/c/./zc//../zd/, -, -,      /w,  /c/zd",
        "zc,           -,   -,       /w,  /w/zc",
        "../zc/,       -,   -,       /w/, /zc",
        ".,            -,   -,       /w,  /w",
        "/,            -,   -,       /w,  /",
        "'',           /x,  /home/u, /w,  /x/zccache-maven",
        "-,            /x/, /home/u, /w,  /x/zccache-maven",
        "-,            x,   /home/u, /w,  /home/u/.cache/zccache-maven",
        "-,            '',  /home/u, /w,  /home/u/.cache/zccache-maven",
        "-,            -,   /home/u//, /w, /home/u/.cache/zccache-maven",
        "-,            -,   /,       /w,  /.cache/zccache-maven",
        "-,            -,   '',      /w,  -",
        "-,            -,   home,    /w,  -",
        "-,            -,   -,       /w,  -",
        "zc,           /x,  /home/u, '',  -",
        "zc,           /x,  /home/u, w,   -",
        "/zc,          /x,  /home/u, '',  /zc",
      })
  void of_settings_isTheFirstThatSaysOne(
      @Nullable String cacheDir,
      @Nullable String xdg,
      @Nullable String home,
      String cwd,
      @Nullable String root) {
    assertThat(
            CacheRoot.of(bytes(cacheDir), bytes(xdg), bytes(home), Bytes.of(cwd))
                .map(CacheRoot::text)
                .orElse(null))
        .isEqualTo(root);
  }

  @Test
  void names_ofARoot_areAllBelowIt() {
    CacheRoot root = CacheRoot.of("/c/zc/");

    assertThat(root).hasToString("/c/zc");
    assertThat(root.runFolder().text()).isEqualTo("/c/zc/run");
    assertThat(root.startLock().text()).isEqualTo("/c/zc/run/start.lock");
    assertThat(root.daemonLock().text()).isEqualTo("/c/zc/run/daemon.lock");
    assertThat(root.warningMarker().text()).isEqualTo("/c/zc/run/warned");
    assertThat(root.log().text()).isEqualTo("/c/zc/logs/daemon.log");
    assertThat(root.store().text()).isEqualTo("/c/zc/store-1");
    assertThat(root.links().text()).isEqualTo("/c/zc/links");
    assertThat(root.builds().text()).isEqualTo("/c/zc/builds");
    assertThat(root.programs().text()).isEqualTo("/c/zc/bin");
    assertThat(CacheRoot.of("/").links().text()).isEqualTo("/links");
  }

  @Test
  void names_ofARootThatIsNoText_keepItsBytes() {
    CacheRoot root = new CacheRoot(Bytes.wrap(new byte[] {'/', (byte) 0xff}));

    assertThat(root.links())
        .isEqualTo(Bytes.wrap(new byte[] {'/', (byte) 0xff, '/', 'l', 'i', 'n', 'k', 's'}));
  }

  @Test
  void new_relativePath_isRefused() {
    assertThatThrownBy(() -> CacheRoot.of("zc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a cache root is absolute: zc");
  }

  private static @Nullable Bytes bytes(@Nullable String text) {
    return text == null ? null : Bytes.of(text);
  }
}
