/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimersTest {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Duration NEVER = Duration.ofHours(1);

  private final Timers timers = new Timers();
  private final AtomicInteger closed = new AtomicInteger();

  @AfterEach
  void end() {
    timers.close();
  }

  @Test
  void closeAfter_timePassed_closes() {
    Timers.Cancel unused = timers.closeAfter(SOON, closed::incrementAndGet);
    await().until(() -> closed.get() == 1);
  }

  @Test
  void closeAfter_closingFails_clockGoesOn() {
    Closeable broken =
        () -> {
          closed.incrementAndGet();
          throw new IOException("planted");
        };
    Timers.Cancel first = timers.closeAfter(SOON, broken);
    Timers.Cancel second = timers.closeAfter(SOON, broken);
    await().until(() -> closed.get() == 2);
    first.now();
    second.now();
  }

  @Test
  void closeAfter_cancelled_doesNotClose() throws InterruptedException {
    timers.closeAfter(Duration.ofMillis(50), closed::incrementAndGet).now();
    CountDownLatch later = new CountDownLatch(1);
    Timers.Cancel unused = timers.closeAfter(Duration.ofMillis(100), later::countDown);
    assertThat(later.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(closed).hasValue(0);
  }

  @Test
  void closeAfter_allIsEnding_closesAtOnce() {
    timers.close();
    timers.closeAfter(NEVER, closed::incrementAndGet).now();
    assertThat(closed).hasValue(1);
  }

  @Test
  void beat_untilCancelled_repeats() {
    AtomicInteger beats = new AtomicInteger();
    Timers.Cancel cancel = timers.beat(SOON, beats::incrementAndGet);
    await().until(() -> beats.get() >= 3);
    cancel.now();
  }

  @Test
  void beat_oneIsHeldUp_deadlinesStillPass() {
    CountDownLatch stuck = new CountDownLatch(1);
    Timers.Cancel beat =
        timers.beat(
            SOON,
            () -> {
              try {
                stuck.await();
              } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
              }
            });
    Timers.Cancel deadline = timers.closeAfter(SOON, stuck::countDown);
    await().until(() -> stuck.getCount() == 0);
    beat.now();
    deadline.now();
  }

  @Test
  void beat_allIsEnding_isNothing() {
    timers.close();
    timers.beat(SOON, closed::incrementAndGet).now();
    assertThat(closed).hasValue(0);
  }
}
