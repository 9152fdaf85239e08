/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CalmLogTest {
  private final List<String> lines = new ArrayList<>();
  private final AtomicLong now = new AtomicLong();
  private final CalmLog log = new CalmLog(new KeptLog(lines), now::get);

  @Test
  void trouble_ofOneKind_isToldOnceAMinuteWithItsNumber() {
    log.trouble("no room: first");
    log.trouble("no room: second");
    log.trouble("no room: third");
    assertThat(lines).containsExactly("no room: first");

    now.set(TimeUnit.SECONDS.toNanos(60));
    log.trouble("no room: fourth");
    assertThat(lines)
        .containsExactly("no room: first", "no room: fourth (and 2 times before this)");

    now.set(TimeUnit.SECONDS.toNanos(120));
    log.trouble("no room: fifth");
    assertThat(lines).last().isEqualTo("no room: fifth");
  }

  @Test
  void trouble_ofOtherKinds_isTold() {
    log.trouble("one: x");
    log.trouble("two");
    log.trouble("two", new IllegalStateException("c"));
    log.trouble("three", new IllegalStateException("c"));
    assertThat(lines).containsExactly("one: x", "two", "three: java.lang.IllegalStateException: c");
  }

  @Test
  void trouble_ofMoreKindsThanAreKnown_forgetsTheOldest() {
    for (int kind = 0; kind <= 64; kind++) {
      log.trouble("kind " + kind);
    }
    log.trouble("kind 0");
    log.trouble("kind 64");
    assertThat(lines).hasSize(66).last().isEqualTo("kind 0");
  }

  @Test
  void note_isAlwaysWritten() {
    log.note("n");
    log.note("n");
    assertThat(lines).containsExactly("n", "n");
  }
}
