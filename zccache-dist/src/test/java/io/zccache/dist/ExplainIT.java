/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code zccache explain} from the launcher to the store and back. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ExplainIT {
  @TempDir private Path parent;

  @Test
  void explain_beforeAndAfterACompile_tellsWhatTheCompileDoes() throws Exception {
    try (Site site = Site.of(parent)) {
      site.write("inc/h.h", "#define N 1\n");
      site.settle(site.write("a.c", "#include \"h.h\"\nint f(void) { return N; }\n"));

      // Starts the daemon.
      Site.Ended cold = site.zccache("explain", "gcc", "-Iinc", "-c", "a.c");
      assertThat(cold.stderr()).isEmpty();
      assertThat(cold.stdout()).startsWith("miss: ").endsWith("\n  no result of a.c is stored\n");
      assertThat(site.path("a.o")).doesNotExist();
      assertThat(site.zccache("gcc", "-Iinc", "-c", "a.c").exit()).isZero();
      Awaitility.await()
          .untilAsserted(() -> assertThat(site.status("artifact_count")).isEqualTo(1));

      assertThat(site.zccache("explain", "gcc", "-Iinc", "-c", "a.c"))
          .isEqualTo(new Site.Ended(0, "hit: the result would come from the cache\n", ""));
      assertThat(site.zccache("explain", "gcc", "-DX", "-Iinc", "-c", "a.c").stdout())
          .contains("\n  -DX is new\ncompared with the result of 20");
      site.settle(site.write("inc/h.h", "#define N 2\n"));
      assertThat(site.zccache("explain", "--json", "gcc", "-Iinc", "-c", "a.c").stdout())
          .contains("\"name\": \"inc/h.h\"", "\"reason\": \"input_changed\"")
          .contains("\"verdict\": \"miss\"");
      assertThat(site.status("total_compilations")).isEqualTo(1);
    }
  }
}
