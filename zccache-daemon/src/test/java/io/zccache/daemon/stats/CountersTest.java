/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.zccache.daemon.compiler.BypassReason;
import org.junit.jupiter.api.Test;

class CountersTest {

  private final Counters totals = Counters.totals();
  private final Counters session = totals.session();

  @Test
  void fresh_nothingCounted_snapshotIsEmpty() {
    assertThat(session.snapshot()).isEmpty();
    assertThat(session.value("hit")).isZero();
    assertThat(session.calls()).isZero();
  }

  @Test
  void session_eachOutcome_namesFollowTheConstants() {
    session.hit(7, 100);
    session.hit(-2, 50);
    session.miss(MissReason.FIRST_SEEN);
    session.bypass(BypassReason.NOT_A_COMPILE);
    session.error();
    session.stored(9);
    session.notStored(NotStoredReason.INPUT_TOUCHED);

    assertThat(session.snapshot())
        .containsExactly(
            entry("bypass", 1L),
            entry("bypass.not_a_compile", 1L),
            entry("error", 1L),
            entry("hit", 2L),
            entry("hit.bytes", 150L),
            entry("hit.saved_ns", 5L),
            entry("miss", 1L),
            entry("miss.first_seen", 1L),
            entry("not_stored", 1L),
            entry("not_stored.input_touched", 1L),
            entry("stored", 1L),
            entry("stored.bytes", 9L));
    assertThat(session.calls()).isEqualTo(5);
  }

  @Test
  void sessions_several_feedTheTotalsAndNotEachOther() {
    Counters other = totals.session();
    session.miss(MissReason.INPUT_CHANGED);
    other.miss(MissReason.INPUT_CHANGED);
    other.error();

    assertThat(session.snapshot())
        .containsExactly(entry("miss", 1L), entry("miss.input_changed", 1L));
    assertThat(totals.snapshot())
        .containsExactly(entry("error", 1L), entry("miss", 2L), entry("miss.input_changed", 2L));
  }

  @Test
  void links_counted_standApartHereAndInTheTotals() {
    session.links().bypass(BypassReason.NOT_A_COMPILE);

    assertThat(session.calls()).isZero();
    assertThat(session.links().calls()).isEqualTo(1);
    assertThat(totals.value("link.bypass.not_a_compile")).isEqualTo(1);
    assertThat(totals.links().value("bypass")).isEqualTo(1);

    session.links().compiles().bypass(BypassReason.NOT_A_COMPILE);

    assertThat(session.calls()).isEqualTo(1);
    assertThat(totals.calls()).isEqualTo(1);
    assertThat(totals.links().calls()).isEqualTo(1);
  }

  @Test
  void units_moreThanTenThousand_theFirstAreRemembered() {
    for (int i = 0; i < 10_001; i++) {
      CountedUnit unit = new CountedUnit("/w/" + i + ".c", "", i, 1);
      session.unit(() -> unit);
      totals.unit(() -> unit);
    }

    assertThat(session.units())
        .hasSize(10_000)
        .first()
        .isEqualTo(new CountedUnit("/w/0.c", "", 0, 1));
    assertThat(session.units()).last().isEqualTo(new CountedUnit("/w/9999.c", "", 9999, 1));
    assertThat(totals.units()).isEmpty();
    session.reset();
    assertThat(session.units()).isEmpty();
  }

  @Test
  void source_samePathTwice_countedOnceASession() {
    session.source("/w/a.c");
    session.source("/w/a.c");
    session.source("/w/b.c");
    totals.source("/w/c.c");

    assertThat(session.value("source")).isEqualTo(2);
    assertThat(totals.value("source")).isEqualTo(2);
  }

  @Test
  void reset_totals_leavesTheSessionsCounts() {
    session.error();
    totals.reset();

    assertThat(totals.snapshot()).isEmpty();
    assertThat(session.value("error")).isEqualTo(1);
  }

  @Test
  void reasons_all_haveAText() {
    assertThat(MissReason.values()).extracting(MissReason::text).doesNotHaveDuplicates();
    assertThat(NotStoredReason.values()).extracting(NotStoredReason::text).doesNotHaveDuplicates();
  }
}
