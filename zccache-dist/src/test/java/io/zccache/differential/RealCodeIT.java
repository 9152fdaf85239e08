/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real code bases, built by their own build systems with only the compiler changed. Writes the
 * table of {@code docs/real-code.md}.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
@EnabledIfSystemProperty(named = "real.table", matches = ".+")
class RealCodeIT {
  @TempDir private Path parent;
  private final RealTable table = new RealTable();
  private final List<String> wrong = new ArrayList<>();
  private long declined;

  @Test
  void everyObject_coldWarmMovedAndEdited_isAsPlain() throws Exception {
    assumeThat(Crates.isCargoThere()).as("cargo fetches the code; it is not here").isTrue();
    Crates crates = new Crates(parent.resolve("crates"));
    fetch(crates);
    Path programs = Path.of(System.getProperty("zccache.folder"));
    try (CacheSite cache = new CacheSite(programs, parent.toRealPath().resolve("root"))) {
      cache.start();
      for (CodeBase base : CodeBase.ALL) {
        measure(base, crates, cache);
        Files.writeString(Path.of(System.getProperty("real.table")), table.text());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(table.units()).isGreaterThanOrEqualTo(200);
    assertThat(declined * 100).as("declined, of %d units", table.units()).isLessThan(table.units());
  }

  /** Without the registry there is nothing to build; a machine that checks changes has it. */
  private static void fetch(Crates crates) throws IOException, InterruptedException {
    try {
      crates.fetch(CodeBase.ALL);
    } catch (IOException e) {
      assertThat(System.getenv("CI")).as("the crates cannot be had: " + e.getMessage()).isNull();
      assumeThat(e).as("the crates cannot be had").isNull();
    }
  }

  private void measure(CodeBase base, Crates crates, CacheSite cache)
      throws IOException, InterruptedException {
    Path one = parent.toRealPath().resolve(base.crate());
    crates.copy(base, one.resolve("crate"));
    CodeBaseBuild here = new CodeBaseBuild(base, one, cache);
    CodeBaseBuild.Made plain = here.plain();
    CodeBaseBuild.Made cold = here.cached();
    note(base, "cold", plain, cold);
    declined += RealTable.declined(cold);
    CodeBaseBuild.Made warm = here.cached();
    note(base, "warm", plain, warm);
    allHits(base, "warm", warm, RealTable.notStored(cold));

    String text = Files.readString(here.header());
    Files.writeString(here.header(), "\n\nextern int zccache_edited;\n" + text);
    note(base, "one header edited", here.plain(), here.cached());
    Files.writeString(here.header(), text);
    CodeBaseBuild.Made undone = here.cached();
    note(base, "edit undone", plain, undone);
    allHits(base, "edit undone", undone, RealTable.notStored(warm));

    Path other = parent.toRealPath().resolve("moved-" + base.crate());
    Files.createDirectories(other);
    Files.move(one.resolve("crate"), other.resolve("crate"));
    CodeBaseBuild there = new CodeBaseBuild(base, other, cache);
    CodeBaseBuild.Made moved = there.plain();
    CodeBaseBuild.Made fresh = there.cached();
    note(base, "moved", moved, fresh);
    CodeBaseBuild.Made again = there.cached();
    note(base, "moved, warm", moved, again);
    allHits(base, "moved, warm", again, RealTable.notStored(fresh));
  }

  private void note(
      CodeBase base, String state, CodeBaseBuild.Made plain, CodeBaseBuild.Made cached) {
    List<String> differing = cached.differing(plain);
    table.add(base, state, plain, cached, differing.size());
    if (!differing.isEmpty()) {
      wrong.add(base.name() + ", " + state + ": other objects: " + differing);
    }
    long answered = cached.count("hit") + cached.count("miss") + RealTable.declined(cached);
    if (answered < plain.objects().size()) {
      wrong.add(
          String.format(
              Locale.ROOT,
              "%s, %s: %d calls for %d objects",
              base.name(),
              state,
              answered,
              plain.objects().size()));
    }
  }

  /** All but as many units as were not stored before must hit. */
  private void allHits(CodeBase base, String state, CodeBaseBuild.Made made, long notStored) {
    if (made.count("miss") > notStored
        || made.count("error") + made.count("link.error") + made.count("link.miss") != 0) {
      wrong.add(base.name() + ", " + state + ": not all hits: " + made.counts());
    }
  }
}
