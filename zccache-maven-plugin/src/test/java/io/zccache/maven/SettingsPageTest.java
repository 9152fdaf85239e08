/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of settings has all of them. */
class SettingsPageTest {

  @Test
  void page_hasARowForEachSettingWithItsNames() throws Exception {
    List<String> rows = rows();

    for (Option option : Option.values()) {
      assertThat(rows)
          .as(option.property())
          .filteredOn(
              row ->
                  row.startsWith("| `" + option.property() + "=")
                      && row.contains("| `" + option.variable() + "` |"))
          .hasSize(1);
    }
  }

  @Test
  void page_hasNoRowForWhatIsNone() throws Exception {
    List<String> known =
        Stream.concat(
                Arrays.stream(Option.values()).map(Option::property),
                Stream.of("zccache.command", "zccache.commandFolder", "zccache.file"))
            .toList();

    assertThat(rows())
        .hasSameSizeAs(known)
        .allMatch(row -> known.stream().anyMatch(name -> row.startsWith("| `" + name + "=")));
  }

  private static List<String> rows() throws Exception {
    Path module = Path.of(System.getProperty("basedir", "zccache-maven-plugin")).toAbsolutePath();
    Path page = module.resolveSibling("docs").resolve("settings.md");
    try (Stream<String> lines = Files.lines(page)) {
      return lines.filter(line -> line.startsWith("| `zccache.")).toList();
    }
  }
}
