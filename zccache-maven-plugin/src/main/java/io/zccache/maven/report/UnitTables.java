/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import java.util.List;

/** The tables of a page that tell of a build's compiles. For one thread. */
final class UnitTables {

  private final StringBuilder page;
  private final BuiltUnits units;
  private final SourceNames names;
  private final int longest;

  /**
   * Tables of a build.
   *
   * @param names how sources are called
   * @param longest longer words are cut, in UTF-16 units
   */
  UnitTables(StringBuilder page, BuiltUnits units, SourceNames names, int longest) {
    this.page = page;
    this.units = units;
    this.names = names;
    this.longest = longest;
  }

  /** The misses that took the compiler longest. */
  void slowest() {
    if (units.slowest().isEmpty()) {
      none("No compile was missed, or it is not known how long each took.");
      return;
    }
    Table table = new Table(page, true, "Source", "#Compile time", "Reason", "Module");
    for (BuiltUnit unit : units.slowest()) {
      table
          .row()
          .name(names.shortened(unit.source()), longest)
          .number(unit.millis(), PageWords.saved(unit.millis()))
          .words(ReasonWords.of(unit.missed()), longest)
          .words(module(unit.module()), longest);
    }
    table.end();
    more(units.slowest(), "The slowest " + BuiltUnits.MOST + " of all that were compiled anew.");
  }

  /** Counts of each module. */
  void modules() {
    if (units.modules().isEmpty()) {
      none("The modules of this build are not known.");
      return;
    }
    Table table =
        new Table(
            page,
            true,
            "Module",
            "#Compiles",
            "#From the cache",
            "#Compiled anew",
            "#Compile time",
            "#Objects");
    for (ModuleTally tally : units.modules()) {
      table
          .row()
          .words(module(tally.module()), longest)
          .number(tally.hits() + tally.misses())
          .number(tally.hits())
          .number(tally.misses())
          .number(tally.missMillis(), PageWords.saved(tally.missMillis()))
          .number(tally.bytes(), Wording.bytes(tally.bytes()));
    }
    table.end();
  }

  /** The hits and misses with the largest objects. */
  void largest() {
    if (units.largest().isEmpty()) {
      none("The objects of this build are not known.");
      return;
    }
    Table table = new Table(page, true, "Source", "#Object", "#Compile time", "From", "Module");
    for (BuiltUnit unit : units.largest()) {
      table
          .row()
          .name(names.shortened(unit.source()), longest)
          .number(unit.bytes(), Wording.bytes(unit.bytes()))
          .number(unit.millis(), PageWords.saved(unit.millis()))
          .words(unit.isHit() ? "the cache" : "the compiler", longest)
          .words(module(unit.module()), longest);
    }
    table.end();
    more(units.largest(), "The largest " + BuiltUnits.MOST + " of all that were compiled.");
  }

  private static String module(String name) {
    return name.isEmpty() ? "(none)" : name;
  }

  private void more(List<BuiltUnit> shown, String words) {
    if (shown.size() == BuiltUnits.MOST) {
      none(words);
    }
  }

  private void none(String words) {
    page.append("<p>").append(Markup.text(words)).append("</p>\n");
  }
}
