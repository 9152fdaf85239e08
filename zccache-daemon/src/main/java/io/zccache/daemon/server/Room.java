/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.zccache.daemon.lifecycle.Ticker;
import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded number of bytes that the daemon holds for clients. Room is taken for a whole message
 * before its first large piece is read or written, so that whoever has some can go on to the end. A
 * client that takes more than a second to move its message loses its connection once another waits
 * for the room. Any thread may use it.
 */
final class Room {
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final long most;
  private final Waiting moving;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition given = lock.newCondition();

  @GuardedBy("lock")
  private long taken;

  /**
   * All of it free.
   *
   * @param most in bytes
   */
  Room(long most, Ticker ticker) {
    this.most = most;
    this.moving = new Waiting(ticker);
  }

  /**
   * Takes room for a message that a client begins to move.
   *
   * @param client closed if it is too slow for those that wait
   * @param bytes the message's size
   * @param patience how long to wait for others to give theirs back
   * @return false if nothing was taken
   */
  boolean take(Closeable client, long bytes, Duration patience) throws InterruptedException {
    long start = System.nanoTime();
    while (!takeSoon(bytes)) {
      if (System.nanoTime() - start >= patience.toNanos()) {
        return false;
      }
      boolean unused = moving.closeLongest(SLOW);
    }
    moving.began(client);
    return true;
  }

  /** The client has moved its message; the room stays taken. */
  void moved(Closeable client) {
    moving.ended(client);
  }

  /** Gives back what was taken. */
  void give(long bytes) {
    lock.lock();
    try {
      taken -= bytes;
      given.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many bytes are taken. */
  long taken() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Takes room, if there is some now or in a moment. */
  private boolean takeSoon(long bytes) throws InterruptedException {
    lock.lock();
    try {
      long left = LOOK_NANOS;
      while (taken + bytes > most && left > 0) {
        left = given.awaitNanos(left);
      }
      if (taken + bytes > most) {
        return false;
      }
      taken += bytes;
      return true;
    } finally {
      lock.unlock();
    }
  }
}
