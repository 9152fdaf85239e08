/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Eight threads on one store: each that is served is right, and all is in step afterwards. */
final class ConcurrencyTest extends StoreTestBase {
  private static final int THREADS = 8;
  private static final int ROUNDS = 60;
  private static final int UNITS = 5;
  private static final int SETS = 20;

  @Test
  void publishServeUse_together_loseNothing() throws Exception {
    store();
    Set<Sample> published = ConcurrentHashMap.newKeySet();
    together(
        random -> {
          Sample sample = any(random);
          publish(sample);
          boolean unused = published.add(sample);
          serve(sample);
          store().used(sample.key());
        });
    assertThat(store().numbers().results()).isEqualTo(published.size());
    assertThat(store().numbers().damaged()).isZero();
  }

  @Test
  void publishServeClearReconcile_together_serveNothingWrong() throws Exception {
    store();
    together(
        random -> {
          Sample sample = any(random);
          switch (random.nextInt(20)) {
            case 0 -> store().clear();
            case 1 -> store().reconcile();
            case 2, 3, 4, 5, 6, 7, 8, 9 -> publish(sample);
            default -> serve(sample);
          }
        });
  }

  @Test
  void publishServeEvict_together_serveNothingWrong() throws Exception {
    store(new StoreLimits(60_000));
    together(
        random -> {
          Sample sample = any(random);
          publish(sample);
          serve(any(random));
        });
    assertThat(store().numbers().evicted()).isPositive();
  }

  @Test
  void close_whileOthersPublish_leavesAWholeStore() throws Exception {
    store();
    CountDownLatch running = new CountDownLatch(THREADS);
    ResultStore closed = store();
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int unit = i;
        counts.add(pool.submit(() -> publishUntilRefused(closed, unit, running)));
      }
      running.await();
      close();
      long published = 0;
      for (Future<Long> count : counts) {
        published += count.get();
      }
      assertThat(store().numbers().results()).isLessThanOrEqualTo(published).isPositive();
    } finally {
      pool.shutdownNow();
    }
  }

  private static long publishUntilRefused(ResultStore store, int unit, CountDownLatch running) {
    long published = 0;
    while (true) {
      try {
        store.publish(new Sample(unit, (int) published % SETS).result());
        published++;
      } catch (StoreWriteException e) {
        return published;
      } finally {
        running.countDown();
      }
    }
  }

  private void serve(Sample sample) throws IOException {
    for (StoredResult result : store().candidates(sample.unitKey()).limit(3).toList()) {
      assertThat(result.unit()).isEqualTo(sample.unitKey());
      Sample.serveRight(store(), result, build());
    }
  }

  private static Sample any(Random random) {
    return new Sample(random.nextInt(UNITS), random.nextInt(SETS));
  }

  private static void together(Step step) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(i);
        threads.add(
            () -> {
              for (int round = 0; round < ROUNDS; round++) {
                step.go(random);
              }
              return null;
            });
      }
      for (Future<Void> thread : pool.invokeAll(threads)) {
        thread.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** What each thread does again and again. */
  private interface Step {
    void go(Random random) throws IOException, StoreWriteException;
  }
}
