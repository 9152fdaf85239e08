/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code zccache clear} and {@code zccache store verify}, with a daemon and without. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StoreCommandsIT {
  private static final int UNITS = 4;

  @TempDir private Path parent;
  private Site site;

  @BeforeEach
  void fill() throws Exception {
    site = Site.of(parent);
    for (int unit = 0; unit < UNITS; unit++) {
      site.write("u" + unit + ".c", "int f" + unit + "(int x) { return x + " + unit + "; }\n");
    }
    site.settle(site.path("u" + (UNITS - 1) + ".c"));
    compileAll();
    Awaitility.await()
        .untilAsserted(() -> assertThat(site.status("artifact_count")).isEqualTo(UNITS));
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void clear_withADaemon_leavesItRunningWithoutResults() throws Exception {
    Site.Ended clear = site.zccache("clear");

    assertThat(clear.stdout()).startsWith("Cache cleared:\n  Artifacts removed:  4\n");
    assertThat(clear.exit()).isZero();
    assertThat(site.daemons()).hasSize(1);
    assertThat(files("blobs")).isEmpty();
    compileAll();
    Awaitility.await()
        .untilAsserted(() -> assertThat(site.status("cache_misses")).isEqualTo(UNITS));
    assertThat(site.status("cache_hits")).isZero();
  }

  @Test
  void clear_withoutADaemon_startsNoneAndLeavesLinksAlone() throws Exception {
    Path link = Files.createDirectories(site.root.resolve("links/1/2")).resolve("gcc");
    Files.writeString(link, "a build tree knows this path");
    assertThat(site.zccache("stop").exit()).isZero();

    Site.Ended clear = site.zccache("clear");

    assertThat(clear.stderr()).isEmpty();
    assertThat(clear.stdout()).startsWith("Cache cleared:\n  Artifacts removed:  4\n");
    assertThat(clear.exit()).isZero();
    assertThat(site.daemons()).isEmpty();
    assertThat(files("blobs")).isEmpty();
    assertThat(link).hasContent("a build tree knows this path");
    compileAll();
    Awaitility.await()
        .untilAsserted(() -> assertThat(site.status("cache_misses")).isEqualTo(UNITS));
  }

  @Test
  void storeVerify_besideADaemon_findsDamageAndRepairCostsAMiss() throws Exception {
    assertThat(site.zccache("store", "verify").stdout()).endsWith("\nsound\n");
    Path victim = files("blobs").get(0);
    byte[] bytes = Files.readAllBytes(victim);
    bytes[bytes.length / 2] ^= 1;
    Files.delete(victim);
    Files.write(victim, bytes);

    Site.Ended verify = site.zccache("store", "verify");
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.stdout()).startsWith("damaged: blobs/").contains("1 damaged\n");
    Site.Ended repair = site.zccache("store", "verify", "--repair");
    assertThat(repair.exit()).isZero();
    assertThat(repair.stdout()).contains("1 damaged, put out of the way\na daemon runs");
    assertThat(victim).doesNotExist();

    compileAll();
    assertThat(site.status("cache_hits")).isLessThan(UNITS);
    Awaitility.await()
        .untilAsserted(() -> assertThat(site.zccache("store", "verify").exit()).isZero());
  }

  @Test
  void storeVerify_withoutADaemon_repairsForTheNext() throws Exception {
    assertThat(site.zccache("stop").exit()).isZero();
    Files.delete(files("records").get(0));
    assertThat(site.zccache("store", "verify").exit()).isEqualTo(1);
    assertThat(site.zccache("store", "verify", "--repair").exit()).isZero();
    assertThat(site.zccache("store", "verify").stdout())
        .contains("3 results")
        .endsWith("\nsound\n");
    assertThat(site.daemons()).isEmpty();

    compileAll();
    assertThat(site.status("cache_hits")).isEqualTo(UNITS - 1);
  }

  /** The compiles say nothing of it, the status has one line, however often it is asked. */
  @Test
  void damage_ofTwoFiles_isOneLineOfTheStatus() throws Exception {
    assertThat(site.zccache("status").stdout()).doesNotContain("Damaged");
    List<Path> blobs = files("blobs");
    byte[] longer = Files.readAllBytes(blobs.get(1));
    Files.write(blobs.get(0), Arrays.copyOf(Files.readAllBytes(blobs.get(0)), 9));
    longer[longer.length / 2] ^= 1;
    Files.write(blobs.get(1), longer);

    for (int time = 0; time < 2; time++) {
      compileAll();
      assertThat(site.zccache("status").stdout().lines().filter(line -> line.contains("Damaged")))
          .containsExactly("  Damaged:       2 files, see zccache store verify");
    }
  }

  /** Compiles all units by way of the launcher; each object is the compiler's own. */
  private void compileAll() throws Exception {
    for (int unit = 0; unit < UNITS; unit++) {
      String source = "u" + unit + ".c";
      byte[] expected = site.plain("u.o", "gcc", "-c", source, "-o", "u.o");
      assertThat(site.zccache("gcc", "-c", source, "-o", "u.o"))
          .isEqualTo(new Site.Ended(0, "", ""));
      assertThat(site.path("u.o")).hasBinaryContent(expected);
    }
  }

  private List<Path> files(String kind) throws IOException {
    try (Stream<Path> files = Files.walk(site.root.resolve("store-1").resolve(kind))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
