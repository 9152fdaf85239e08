/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** A table that is written row by row; a row's cells come after it. For one thread. */
final class Table {

  private final StringBuilder page;
  private boolean inRow;

  /**
   * Begins a table.
   *
   * @param sortable whether its heads sort it
   * @param heads of the columns, with a {@code #} before those of numbers
   */
  Table(StringBuilder page, boolean sortable, String... heads) {
    this.page = page;
    page.append("<div class=\"scroll\"><table")
        .append(sortable ? " class=\"sortable\"" : "")
        .append(">\n<thead><tr>");
    for (String head : heads) {
      boolean number = head.startsWith("#");
      page.append(number ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
          .append(Markup.text(number ? head.substring(1) : head))
          .append("</th>");
    }
    page.append("</tr></thead>\n<tbody>\n");
  }

  /** Begins a row. */
  Table row() {
    endRow();
    page.append("<tr>");
    inRow = true;
    return this;
  }

  /** Foreign words, cut after so many UTF-16 units. */
  Table name(String words, int limit) {
    page.append("<td class=\"name\">").append(Markup.text(words, limit)).append("</td>");
    return this;
  }

  /** A few words, which break between words only; cut after so many UTF-16 units. */
  Table words(String words, int limit) {
    page.append("<td class=\"words\">").append(Markup.text(words, limit)).append("</td>");
    return this;
  }

  /** A moment, which is sorted to the millisecond. */
  Table when(Instant moment, DateTimeFormatter as) {
    page.append("<td class=\"when\" data-value=\"")
        .append(moment.toEpochMilli())
        .append("\">")
        .append(Markup.text(as.format(moment)))
        .append("</td>");
    return this;
  }

  /** A number. */
  Table number(long number) {
    return number(number, Markup.number(number));
  }

  /** A number that is told in other words. */
  Table number(long number, String words) {
    page.append("<td class=\"number\" data-value=\"")
        .append(number)
        .append("\">")
        .append(Markup.text(words))
        .append("</td>");
    return this;
  }

  /** Ends the table. */
  void end() {
    endRow();
    page.append("</tbody>\n</table></div>\n");
  }

  private void endRow() {
    if (inRow) {
      page.append("</tr>\n");
    }
  }
}
