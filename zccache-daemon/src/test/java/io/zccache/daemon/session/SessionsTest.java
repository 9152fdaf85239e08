/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.zccache.daemon.log.CallLog;
import io.zccache.daemon.stats.Counters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final AtomicLong now = new AtomicLong();
  private final Counters totals = Counters.totals();
  private final Sessions sessions = new Sessions(totals, now::get);

  @Test
  void start_twice_givesTwoOpenSessions() {
    Session one = start("/w");
    Session two = start("/w");

    assertThat(one.id()).isNotEqualTo(two.id());
    assertThat(sessions.active()).isEqualTo(2);
    assertThat(sessions.startedTotal()).isEqualTo(2);
    assertThat(sessions.find(one.id())).contains(one);
  }

  @Test
  void end_openSession_givesItsCountsOnce() {
    Session session = start("/w");
    session.counters().error();
    turnClock(Duration.ofMillis(1234));

    assertThat(sessions.end(session.id())).contains(session);
    assertThat(session.counters().value("error")).isEqualTo(1);
    assertThat(session.ageMillis()).isEqualTo(1234);
    assertThat(sessions.end(session.id())).isEmpty();
    assertThat(sessions.find(session.id())).isEmpty();
    assertThat(totals.value("error")).isEqualTo(1);
  }

  @Test
  void find_usedWithinADay_keepsTheSession() {
    Session session = start("/w");
    for (int day = 0; day < 3; day++) {
      turnClock(Duration.ofHours(23));
      assertThat(sessions.find(session.id())).contains(session);
    }
  }

  @Test
  void find_unusedForADay_sessionIsForgotten() {
    Session session = start("/w");
    turnClock(Duration.ofHours(24));

    assertThat(sessions.find(session.id())).isEmpty();
    assertThat(sessions.active()).isZero();
    assertThat(sessions.end(session.id())).isEmpty();
  }

  @Test
  void endSurplus_tooMany_endsThoseUnusedForLongest() {
    Session first = start("/w");
    for (int i = 1; i <= 1024; i++) {
      turnClock(Duration.ofMillis(1));
      start("/w");
    }
    turnClock(Duration.ofMillis(1));
    assertThat(sessions.endSurplus()).containsExactly(first);
    assertThat(sessions.active()).isEqualTo(1024);
    assertThat(sessions.endSurplus()).isEmpty();
  }

  @Test
  void endSurplus_tooMuchKept_endsThoseUnusedForLongest() {
    String large = "x".repeat(3 << 20);
    Session first = startWith(large);
    for (int i = 0; i < 5; i++) {
      turnClock(Duration.ofMillis(1));
      startWith(large);
    }
    assertThat(sessions.endSurplus()).containsExactly(first);
  }

  @Test
  void endAll_byDirectory_endsOnlyThose() {
    Session here = start("/w/here");
    Session there = start("/w/there");

    assertThat(sessions.endAll(origin -> origin.workingDirectory().equals("/w/here")))
        .containsExactly(here);
    assertThat(sessions.find(there.id())).contains(there);
  }

  @Test
  void ephemeral_counted_isNeverOpen() {
    assertThat(sessions.ephemeral()).isSameAs(totals);
    assertThat(sessions.startedTotal()).isEqualTo(1);
    assertThat(sessions.active()).isZero();
  }

  private Session start(String directory) {
    return sessions.start(SessionOrigin.at(directory, true), CallLog.NONE);
  }

  private Session startWith(String value) {
    return sessions.start(
        new SessionOrigin("/w", true, List.of(), Map.of("V", value)), CallLog.NONE);
  }

  private void turnClock(Duration by) {
    now.addAndGet(by.toNanos());
  }
}
