/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SleepWatchTest {
  // The clock's zero is anywhere: it must not matter that it turns over.
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final SleepWatch watch = new SleepWatch(now::get);

  @Test
  void hasSlept_whilePulsesCome_no() {
    for (int pulse = 0; pulse < 400; pulse++) {
      pass(250);
      assertThat(watch.hasSlept()).isFalse();
      watch.pulse();
    }
  }

  @Test
  void hasSlept_beforeThePulseThatTells_yes() {
    pass(1_001);

    assertThat(watch.hasSlept()).isTrue();
  }

  @Test
  void hasSlept_afterASleep_forThirtySeconds() {
    pass(60_000);
    watch.pulse();
    for (int pulse = 0; pulse < 119; pulse++) {
      pass(250);
      watch.pulse();
      assertThat(watch.hasSlept()).isTrue();
    }
    pass(251);
    watch.pulse();

    assertThat(watch.hasSlept()).isFalse();
  }

  private void pass(long millis) {
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
