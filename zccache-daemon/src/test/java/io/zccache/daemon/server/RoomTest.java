/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RoomTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final AtomicLong now = new AtomicLong();
  private final Room room = new Room(100, now::get);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Closeable first = closed::countDown;
  private final Closeable second =
      () -> {
        throw new AssertionError("closed");
      };

  @Test
  void take_upToTheBrim_fits() throws Exception {
    assertThat(room.take(first, 60, SHORT)).isTrue();
    assertThat(room.take(second, 40, SHORT)).isTrue();
    assertThat(room.taken()).isEqualTo(100);
  }

  @Test
  void take_moreThanIsLeft_isRefusedAfterATimeAndTakesNothing() throws Exception {
    assertThat(room.take(first, 60, SHORT)).isTrue();
    assertThat(room.take(second, 41, SHORT)).isFalse();
    assertThat(room.taken()).isEqualTo(60);
    assertThat(closed.getCount()).as("quick ones are let be").isEqualTo(1);
  }

  @Test
  void take_whileAnotherHasItAll_waitsUntilThatGivesItBack() throws Exception {
    assertThat(room.take(first, 100, SHORT)).isTrue();
    CompletableFuture<Boolean> waiting = taking(LONG);
    room.give(100);
    assertThat(waiting.get()).isTrue();
    assertThat(room.taken()).isEqualTo(40);
  }

  @Test
  void take_whileASlowOneHasItAll_closesThatOne() throws Exception {
    assertThat(room.take(first, 100, SHORT)).isTrue();
    now.set(TimeUnit.MILLISECONDS.toNanos(1001));
    CompletableFuture<Boolean> waiting = taking(LONG);
    closed.await();
    room.give(100);
    assertThat(waiting.get()).isTrue();
  }

  @Test
  void take_whileAllIsTakenByWhatHasMoved_closesNobody() throws Exception {
    assertThat(room.take(first, 100, SHORT)).isTrue();
    room.moved(first);
    now.set(TimeUnit.HOURS.toNanos(1));
    assertThat(room.take(second, 1, SHORT)).isFalse();
    assertThat(closed.getCount()).isEqualTo(1);
  }

  private CompletableFuture<Boolean> taking(Duration patience) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return room.take(second, 40, patience);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }
}
