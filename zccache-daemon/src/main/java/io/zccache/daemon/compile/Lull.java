/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tells when results may be kept: where many tools run at once, they want the processors more than
 * we do, whose client has its answer. So keeping waits until no tool runs, but not for long, and
 * not while a client waits for what is kept. Any thread may call.
 */
final class Lull {
  /** Leaves time to keep a result within a second of the answer: a killed daemon loses no more. */
  private static final Duration LONGEST = Duration.ofMillis(750);

  private final Duration longest;
  private int running;
  private int wanting;

  Lull() {
    this(LONGEST);
  }

  /**
   * @param longest how long keeping waits
   */
  Lull(Duration longest) {
    this.longest = longest;
  }

  /** The same runner, whose runs are waited for. */
  MissRunner watched(MissRunner runner) {
    return new Watched(runner);
  }

  /**
   * Waits for a moment to keep a result; an interrupt, which stays to be seen, ends that at once.
   *
   * @param since when the result was there, by {@link System#nanoTime}; one that has waited long
   *     enough waits no more
   */
  synchronized void await(long since) {
    long left = longest.toNanos() - (System.nanoTime() - since);
    while (running > 0 && wanting == 0 && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException ending) {
        Thread.currentThread().interrupt();
        return;
      }
      left = longest.toNanos() - (System.nanoTime() - since);
    }
  }

  /** A client begins to wait for what another's run made: nothing is put off from here on. */
  synchronized void wanted() {
    wanting++;
    notifyAll();
  }

  /** Such a client has waited. */
  synchronized void unwanted() {
    wanting--;
  }

  /** A tool begins to run. */
  synchronized void begun() {
    running++;
  }

  /** A tool has ended. */
  synchronized void ended() {
    running--;
    if (running == 0) {
      notifyAll();
    }
  }

  private final class Watched implements MissRunner {
    private final MissRunner runner;

    Watched(MissRunner runner) {
      this.runner = runner;
    }

    @Override
    public long writer(Work work) {
      return runner.writer(work);
    }

    @Override
    public Ran run(Attempt attempt) throws IOException, InterruptedException {
      begun();
      try {
        return runner.run(attempt);
      } finally {
        ended();
      }
    }
  }
}
