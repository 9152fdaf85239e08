/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.lifecycle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one owner of the daemon's state: starting, running, stopping, stopped, in this order, and how
 * many requests are running. Any thread may use it; nothing is called under its lock.
 */
public final class StateCoordinator {
  /** How far a daemon has come in its life. */
  public enum State {
    /** The socket accepts, the cache is still being opened. */
    STARTING,
    /** Everything answers. */
    RUNNING,
    /** Running requests are finished, our own clients are told to do without. */
    STOPPING,
    /** No request is answered any more. */
    STOPPED
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  @GuardedBy("lock")
  private State state = State.STARTING;

  @GuardedBy("lock")
  private int inFlight;

  @GuardedBy("lock")
  private @Nullable StopReason reason;

  /** The present state. */
  public State state() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  /** True from the moment a stop was asked for. */
  public boolean stopping() {
    return state().compareTo(State.STOPPING) >= 0;
  }

  /** The cache is open. Says nothing if a stop came first. */
  public void running() {
    lock.lock();
    try {
      if (state == State.STARTING) {
        state = State.RUNNING;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Counts a request as running; each true needs one {@link #end}.
   *
   * @return false if the daemon has stopped and the request must not be answered
   */
  public boolean begin() {
    lock.lock();
    try {
      if (state == State.STOPPED) {
        return false;
      }
      inFlight++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** A request that began has been answered. */
  public void end() {
    lock.lock();
    try {
      if (inFlight == 0) {
        throw new IllegalStateException("a request ended that never began");
      }
      inFlight--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many requests are running. */
  public int inFlight() {
    lock.lock();
    try {
      return inFlight;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Asks the daemon to stop.
   *
   * @return false if somebody asked before; the first reason stands
   */
  public boolean stop(StopReason why) {
    lock.lock();
    try {
      if (reason != null) {
        return false;
      }
      reason = why;
      state = State.STOPPING;
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until somebody asks for a stop, and gives the reason. */
  public StopReason awaitStop() throws InterruptedException {
    lock.lock();
    try {
      StopReason why = reason;
      while (why == null) {
        changed.await();
        why = reason;
      }
      return why;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until no request is running, then lets no other begin: the state is stopped.
   *
   * @return false if requests were still running at the bound
   */
  public boolean drain(Duration bound) throws InterruptedException {
    lock.lock();
    try {
      long left = bound.toNanos();
      while (inFlight > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
      state = State.STOPPED;
      changed.signalAll();
      return inFlight == 0;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until no request is running, for those that were interrupted after a drain.
   *
   * @return false if requests were still running at the bound
   */
  public boolean awaitQuiet(Duration bound) throws InterruptedException {
    lock.lock();
    try {
      long left = bound.toNanos();
      while (inFlight > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
      return inFlight == 0;
    } finally {
      lock.unlock();
    }
  }
}
