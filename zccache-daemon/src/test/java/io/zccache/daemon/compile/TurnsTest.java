/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {
  private static final int MANY = 16;

  private final Turns<String> turns = new Turns<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(MANY);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void answer_oneQuestionOfManyAtOnce_isAskedOnce() throws Exception {
    AtomicReference<String> known = new AtomicReference<>();
    AtomicInteger asked = new AtomicInteger();
    CyclicBarrier all = new CyclicBarrier(MANY);
    Callable<Optional<String>> one =
        () -> {
          all.await();
          return turns.answer(
              "q",
              () -> Optional.ofNullable(known.get()),
              () -> {
                String answer = "answer " + asked.incrementAndGet();
                known.set(answer);
                return Optional.of(answer);
              });
        };
    List<Future<Optional<String>>> answers = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      answers.add(threads.submit(one));
    }

    for (Future<Optional<String>> answer : answers) {
      assertThat(answer.get()).contains("answer 1");
    }
  }

  @Test
  void answer_otherQuestion_doesNotWait() throws Exception {
    CountDownLatch other = new CountDownLatch(1);
    Future<Optional<String>> first =
        threads.submit(
            () ->
                turns.answer(
                    "first",
                    Optional::empty,
                    () -> {
                      other.await();
                      return Optional.of("1");
                    }));

    Optional<String> second =
        turns.answer(
            "second",
            Optional::empty,
            () -> {
              other.countDown();
              return Optional.of("2");
            });

    assertThat(second).contains("2");
    assertThat(first.get()).contains("1");
  }

  @Test
  void answer_afterOneThatFailed_asksItself() throws Exception {
    assertThatThrownBy(
            () ->
                turns.answer(
                    "q",
                    Optional::empty,
                    () -> {
                      throw new IOException("no answer");
                    }))
        .hasMessage("no answer");

    assertThat(
            threads.submit(() -> turns.answer("q", Optional::empty, () -> Optional.of("2"))).get())
        .contains("2");
  }

  @Test
  void answer_interruptedWhileItWaits_givesUp() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Future<Optional<String>> first =
        threads.submit(
            () ->
                turns.answer(
                    "q",
                    Optional::empty,
                    () -> {
                      asking.countDown();
                      end.await();
                      return Optional.of("1");
                    }));
    asking.await();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> turns.answer("q", Optional::empty, () -> Optional.of("2")))
        .isInstanceOf(InterruptedException.class);
    end.countDown();
    assertThat(first.get()).contains("1");
  }
}
