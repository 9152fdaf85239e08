/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.bench;

import java.util.ArrayList;
import java.util.List;

/** Rows of words under a head, as text for a terminal or as Markdown. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();
  private final boolean[] right;

  /**
   * A table with a head.
   *
   * @param head a column's name; one that begins with {@code >} is for numbers, set to the right
   */
  Table(String... head) {
    right = new boolean[head.length];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < head.length; i++) {
      right[i] = head[i].startsWith(">");
      names.add(right[i] ? head[i].substring(1) : head[i]);
    }
    rows.add(List.copyOf(names));
  }

  Table row(String... cells) {
    if (cells.length != right.length) {
      throw new IllegalArgumentException(cells.length + " cells in " + right.length + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < right.length; i++) {
        String pad = " ".repeat(width(i) - row.get(i).length());
        line.append(right[i] ? pad + row.get(i) : row.get(i) + pad).append("  ");
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      if (i == 0) {
        for (boolean number : right) {
          text.append(number ? "|---:" : "|---");
        }
        text.append("|\n");
      }
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
