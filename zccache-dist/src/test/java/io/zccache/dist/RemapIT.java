/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two checkouts of one project, each compiled from its own build folder by way of the launcher. */
@Timeout(300)
class RemapIT {
  private static final List<String> CHECKOUTS = List.of("one", "another/checkout");

  @TempDir private Path parent;
  private Site site;

  @BeforeEach
  void open() throws Exception {
    site = Site.of(parent);
    for (String checkout : CHECKOUTS) {
      site.write(checkout + "/.git/HEAD", "ref: refs/heads/main\n");
      site.write(checkout + "/inc/h.h", "#define N 10\n");
      site.write(
          checkout + "/src/a.c",
          "#include <assert.h>\n#include \"h.h\"\nint f(int x) { assert(x); return x + N; }\n");
      Files.createDirectories(site.path(checkout + "/build"));
      site.settle(site.path(checkout + "/src/a.c"));
    }
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void auto_otherCheckout_hitsWithItsOwnNames() throws Exception {
    site.environment.put("ZCCACHE_PATH_REMAP", "auto");
    long hits = 0;
    for (String checkout : CHECKOUTS) {
      Path root = site.path(checkout);
      String maps = " -ffile-prefix-map=" + root + "=. -ffile-prefix-map=" + root + "/build=.";
      compile(checkout, "gcc -fno-canonical-system-headers" + maps);
      byte[] object = Files.readAllBytes(root.resolve("build/a.o"));
      String list = Files.readString(root.resolve("build/a.d"));
      Files.delete(root.resolve("build/a.o"));
      Files.delete(root.resolve("build/a.d"));

      compile(checkout, site.launcher() + " gcc");

      assertThat(root.resolve("build/a.o")).hasBinaryContent(object);
      assertThat(root.resolve("build/a.d")).hasContent(list);
      assertThat(list).contains(root + "/inc/h.h");
      awaitCounted(hits, 1);
      hits++;
    }
  }

  @Test
  void off_otherCheckout_isAMiss() throws Exception {
    for (int i = 0; i < CHECKOUTS.size(); i++) {
      compile(CHECKOUTS.get(i), site.launcher() + " gcc");
      awaitCounted(0, i + 1);
    }
  }

  private void compile(String checkout, String compiler) throws Exception {
    String root = site.path(checkout).toString();
    Site.Ended ended =
        site.run(
            List.of(
                "sh",
                "-c",
                "cd %1$s/build && %2$s -g -O1 -MD -I%1$s/inc -c %1$s/src/a.c -o a.o"
                    .formatted(root, compiler)));
    assertThat(ended.exit()).as(ended.stderr()).isZero();
  }

  private void awaitCounted(long hits, long misses) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(List.of(site.status("cache_hits"), site.status("cache_misses")))
                    .isEqualTo(List.of(hits, misses)));
  }
}
