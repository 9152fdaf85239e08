/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final List<Measure> ALL = Catalogue.all(Path.of("gcc"), Path.of("musl-gcc"));

  @Test
  void all_names_areOptionsThatCanBeTold() {
    assertThat(ALL)
        .extracting(Measure::name)
        .doesNotHaveDuplicates()
        .allMatch(n -> n.matches("[a-z0-9-]+"));
  }

  @Test
  void all_titles_tellThemApart() {
    assertThat(ALL).extracting(Measure::title).doesNotHaveDuplicates().noneMatch(String::isBlank);
  }

  @Test
  void bars_eachOne_isOfAMeasureThatARunTakes() {
    assertThat(ALL)
        .extracting(Measure::name)
        .containsAll(Bar.ALL.stream().map(Bar::measure).toList());
  }
}
