/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TogetherTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void begin_two_areAskedAtOnce() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    try (Together together = new Together(threads)) {
      Together.Begun<Boolean> one = together.begin(() -> met(both));
      Together.Begun<Boolean> other = together.begin(() -> met(both));

      assertThat(one.answer() && other.answer()).isTrue();
    }
  }

  private static boolean met(CountDownLatch all) throws InterruptedException {
    all.countDown();
    return answered(all);
  }

  @Test
  void answer_failed_isThrown() {
    IOException failed = new IOException("failed");
    IllegalStateException fault = new IllegalStateException("fault");
    try (Together together = new Together(threads)) {
      Together.Begun<Integer> one = together.begin(() -> asker(failed));
      Together.Begun<Integer> other =
          together.begin(
              () -> {
                throw fault;
              });

      assertThatThrownBy(one::answer).isSameAs(failed);
      assertThatThrownBy(other::answer).isSameAs(fault);
    }
  }

  private static Integer asker(IOException failed) throws IOException {
    throw failed;
  }

  @Test
  void answer_callerInterrupted_ends() {
    CountDownLatch never = new CountDownLatch(1);
    try (Together together = new Together(threads)) {
      Together.Begun<Boolean> one = together.begin(() -> answered(never));
      Thread.currentThread().interrupt();

      assertThatThrownBy(one::answer).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void answer_askerInterrupted_ends() {
    CountDownLatch never = new CountDownLatch(1);
    try (Together together = new Together(threads)) {
      Together.Begun<Boolean> one = together.begin(() -> answered(never));
      threads.shutdownNow();

      assertThatThrownBy(one::answer).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void close_stillAsking_interrupts() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    try (Together together = new Together(threads)) {
      Together.Begun<Boolean> unused =
          together.begin(
              () -> {
                began.countDown();
                try {
                  return answered(never);
                } catch (InterruptedException e) {
                  interrupted.countDown();
                  throw e;
                }
              });
      began.await();
    }

    interrupted.await();
  }

  private static boolean answered(CountDownLatch latch) throws InterruptedException {
    latch.await();
    return true;
  }
}
