/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContenderTest {
  private static final Path PROGRAM = Path.of("/bin/x");
  private static final Path FOLDER = Path.of("/cache");

  @Test
  void counts_ofCcache_areBothKindsOfHitsAndTheMisses() {
    String text =
        "cache_miss\t3\ndirect_cache_hit\t4\ndirect_cache_miss\t9\npreprocessed_cache_hit\t2\n";

    assertThat(counts(Contender.ccache(PROGRAM, "4", FOLDER), text)).isEqualTo(new Counts(6, 3));
  }

  @Test
  void counts_ofSccache_areTheTotals() {
    String text =
        """
        Cache hits                            1
        Cache hits (C/C++)                    1
        Cache misses                          2
        Cache misses (C/C++)                  2
        Cache hits rate                   33.33 %
        """;

    assertThat(counts(Contender.sccache(PROGRAM, "0", FOLDER), text)).isEqualTo(new Counts(1, 2));
  }

  @Test
  void counts_ofTheReference_areFromItsStatus() {
    String text = "  Compilations:  3 total (1 cached, 2 cold, 0 non-cacheable)\n";

    assertThat(counts(Contender.reference(PROGRAM, "1", FOLDER), text)).isEqualTo(new Counts(1, 2));
  }

  @Test
  void counts_ofOurs_areFromTheStatusInJson() {
    String text = "{ \"cache_hits\": 5,\n \"cache_misses\": 1 }";

    assertThat(counts(Contender.ours(FOLDER, "0", FOLDER), text)).isEqualTo(new Counts(5, 1));
  }

  @Test
  void environment_ofWhatIsMeasured_hasNothingThatSteersACache() {
    Map<String, String> common =
        BenchMain.common(
            Map.of("PATH", "/bin", "CCACHE_DIR", "x", "SCCACHE_DIR", "x", "ZCCACHE_DISABLE", "1"));

    assertThat(common).containsOnlyKeys("PATH");
  }

  @Test
  void version_inAGreeting_isItsFirstNumberWithDots() {
    assertThat(Contender.versionIn("zccache for Maven 0.1.0-SNAPSHOT")).isEqualTo("0.1.0-SNAPSHOT");
    assertThat(Contender.versionIn("nothing")).isEqualTo("unknown");
  }

  private static Counts counts(Contender contender, String text) {
    return contender.statistics().orElseThrow().read(text);
  }
}
