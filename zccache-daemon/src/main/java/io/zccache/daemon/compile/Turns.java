/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets those who would ask the same question at once ask it one after the other, so that the first
 * answer serves all of them. Any thread may ask.
 *
 * @param <Q> what is asked
 */
final class Turns<Q> {
  private final Cache<Q, ReentrantLock> locks =
      Caffeine.newBuilder().executor(Runnable::run).weakValues().build();

  /** An answer that may be known already. */
  @FunctionalInterface
  interface Known<A> {
    Optional<A> answer();
  }

  /** A way to an answer, if there is one. */
  @FunctionalInterface
  interface Asking<A> {
    Optional<A> answer() throws IOException, InterruptedException;
  }

  /**
   * The answer that is known, now or when it is this thread's turn, or else the one that it gets.
   *
   * @param known looked at first, and again after another has asked
   * @param asking asks, while nobody else asks the same; it makes known what others may use
   */
  <A> Optional<A> answer(Q question, Known<A> known, Asking<A> asking)
      throws IOException, InterruptedException {
    Optional<A> before = known.answer();
    if (before.isPresent()) {
      return before;
    }
    ReentrantLock lock = locks.get(question, unlocked -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      Optional<A> meanwhile = known.answer();
      return meanwhile.isPresent() ? meanwhile : asking.answer();
    } finally {
      lock.unlock();
    }
  }
}
