/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.zccache.daemon.log.Log;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a server, all equal: some wait for a connection, and the one that gets it serves
 * it to its end, so that no request waits for one thread to wake another. Who takes the last place
 * among the waiting starts another thread; who finds enough of them ends. Any thread may call.
 */
final class Workers {
  /** As many as a parallel build often has at once. */
  private static final int MOST_WAITING = 8;

  private final Work work;
  private final Log log;
  private final NamedThreads threads = new NamedThreads("zccache-connection");

  /** How many wait for a connection, or are about to. */
  private final AtomicInteger waiting = new AtomicInteger();

  @GuardedBy("itself")
  private final Set<Thread> serving = new HashSet<>();

  Workers(Work work, Log log) {
    this.work = work;
    this.log = log;
  }

  /** What the threads do. */
  interface Work {
    /** Whether all is at its end. */
    boolean isOver();

    /** Waits for a connection; empty if there is none after all. */
    Optional<PeerSocket> accept() throws InterruptedException;

    /** Serves a connection to its end. */
    void serve(PeerSocket socket);
  }

  /** Starts one thread. */
  void startOne() {
    try {
      threads.newThread(this::live).start();
    } catch (OutOfMemoryError noThread) {
      // Who called accepts again when it has served.
      log.trouble("no thread could be started: " + noThread.getMessage());
    }
  }

  /** Interrupts those that serve, and only them. */
  void interruptServing() {
    synchronized (serving) {
      serving.forEach(Thread::interrupt);
    }
  }

  private void live() {
    try {
      while (!work.isOver() && beginWaiting()) {
        Optional<PeerSocket> accepted;
        try {
          accepted = work.accept();
        } finally {
          endWaiting();
        }
        if (accepted.isPresent()) {
          serve(accepted.get());
        }
      }
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
      log.trouble("a thread that waited for a connection was interrupted");
    }
  }

  private boolean beginWaiting() {
    if (waiting.incrementAndGet() <= MOST_WAITING) {
      return true;
    }
    waiting.decrementAndGet();
    return false;
  }

  private void endWaiting() {
    if (waiting.decrementAndGet() == 0 && !work.isOver()) {
      startOne();
    }
  }

  private void serve(PeerSocket socket) {
    synchronized (serving) {
      serving.add(Thread.currentThread());
    }
    try {
      work.serve(socket);
    } finally {
      // After this nobody interrupts the thread any more.
      synchronized (serving) {
        serving.remove(Thread.currentThread());
        boolean unused = Thread.interrupted();
      }
    }
  }
}
