/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.link.ArchiverProbe.Family;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiverProbeTest {
  @ParameterizedTest
  @CsvSource({"ar, GNU", "ranlib, GNU", "llvm-ar, LLVM", "llvm-ranlib, LLVM"})
  void parse_ofARealArchiver_knowsItsFamily(String tool, Family family) throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", tool)), () -> tool + " is missing");

    ArchiverProbe probe =
        ArchiverProbe.parse(said(tool, "--version"), said(tool, "--help")).orElseThrow();

    assertThat(probe.family()).isEqualTo(family);
    assertThat(probe.version()).matches(".*[0-9]+\\.[0-9]+.*");
    assertThat(probe.zeroesTimes()).isEqualTo(said(tool, "--help").contains("(default)"));
  }

  private static String said(String tool, String option) throws Exception {
    Process process = new ProcessBuilder(tool, option).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return said;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "  [D]          - use zero for timestamps (default)|true",
        "    -D                Use zero for symbol map timestamp (default)|true",
        "  [D]          - use zero for timestamps|false",
        "  [U]          - use actual timestamps and uids/gids (default)|false",
        "  --default    - what is it (default)|false",
      })
  void help_tellsWhatIsDoneByDefault(String line, boolean zeroes) {
    assertThat(ArchiverProbe.parse("GNU ar (x) 2.40", "Usage\n" + line).orElseThrow().zeroesTimes())
        .isEqualTo(zeroes);
  }

  @Test
  void parse_ofSomethingElse_isNone() {
    assertThat(ArchiverProbe.parse("BSD ar 1.1.0 - libarchive", "")).isEmpty();
    assertThat(ArchiverProbe.parse("", "")).isEmpty();
  }
}
