/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  private final Table table = new Table("who", ">ms").row("plain", "12.5").row("us", "3");

  @Test
  void text_columns_areAsWideAsTheirWidestCell() {
    assertThat(table.text())
        .isEqualTo(
            """
            who      ms
            plain  12.5
            us        3
            """);
  }

  @Test
  void markdown_numberColumn_isSetToTheRight() {
    assertThat(table.markdown())
        .isEqualTo(
            """
            | who | ms |
            |---|---:|
            | plain | 12.5 |
            | us | 3 |
            """);
  }

  @Test
  void row_wrongNumberOfCells_isRefused() {
    assertThatThrownBy(() -> table.row("one")).hasMessage("1 cells in 2 columns");
  }
}
