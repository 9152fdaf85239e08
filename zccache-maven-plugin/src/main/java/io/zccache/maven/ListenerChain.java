/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.jspecify.annotations.Nullable;

/**
 * A listener that tells a watch of some events and hands every event on to the listener that was
 * there. Written out, as a class that is made by reflection costs each build some milliseconds.
 */
final class ListenerChain implements ExecutionListener {

  private static final int METHODS = 17;

  private final ExecutionListener next;
  private final MojoWatch watch;

  private ListenerChain(@Nullable ExecutionListener next, MojoWatch watch) {
    this.next = next == null ? new AbstractExecutionListener() : next;
    this.watch = watch;
  }

  static ExecutionListener inFrontOf(@Nullable ExecutionListener next, MojoWatch watch) {
    return inFrontOf(ExecutionListener.class, next, watch);
  }

  /**
   * The same.
   *
   * @param maven the interface as the running Maven has it
   */
  static ExecutionListener inFrontOf(
      Class<? extends ExecutionListener> maven, @Nullable ExecutionListener next, MojoWatch watch) {
    ListenerChain chain = new ListenerChain(next, watch);
    return maven.getMethods().length == METHODS ? chain : LaterEvents.besides(maven, chain);
  }

  /** The listener that was there, or one that does nothing. */
  ExecutionListener next() {
    return next;
  }

  @Override
  public void mojoStarted(ExecutionEvent event) {
    try {
      watch.mojoStarted(event); // before Maven reads the mojo's configuration
    } catch (CacheFailure e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      watch.troubled(e); // a fault of ours may cost the cache, never the build
    }
    next.mojoStarted(event);
  }

  @Override
  public void sessionEnded(ExecutionEvent event) {
    next.sessionEnded(event);
    try {
      watch.sessionEnded(event); // after Maven's own summary
    } catch (CacheFailure e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      watch.troubled(e);
    }
  }

  @Override
  public void projectDiscoveryStarted(ExecutionEvent event) {
    next.projectDiscoveryStarted(event);
  }

  @Override
  public void sessionStarted(ExecutionEvent event) {
    next.sessionStarted(event);
  }

  @Override
  public void projectSkipped(ExecutionEvent event) {
    next.projectSkipped(event);
  }

  @Override
  public void projectStarted(ExecutionEvent event) {
    next.projectStarted(event);
  }

  @Override
  public void projectSucceeded(ExecutionEvent event) {
    next.projectSucceeded(event);
  }

  @Override
  public void projectFailed(ExecutionEvent event) {
    next.projectFailed(event);
  }

  @Override
  public void mojoSkipped(ExecutionEvent event) {
    next.mojoSkipped(event);
  }

  @Override
  public void mojoSucceeded(ExecutionEvent event) {
    next.mojoSucceeded(event);
  }

  @Override
  public void mojoFailed(ExecutionEvent event) {
    next.mojoFailed(event);
  }

  @Override
  public void forkStarted(ExecutionEvent event) {
    next.forkStarted(event);
  }

  @Override
  public void forkSucceeded(ExecutionEvent event) {
    next.forkSucceeded(event);
  }

  @Override
  public void forkFailed(ExecutionEvent event) {
    next.forkFailed(event);
  }

  @Override
  public void forkedProjectStarted(ExecutionEvent event) {
    next.forkedProjectStarted(event);
  }

  @Override
  public void forkedProjectSucceeded(ExecutionEvent event) {
    next.forkedProjectSucceeded(event);
  }

  @Override
  public void forkedProjectFailed(ExecutionEvent event) {
    next.forkedProjectFailed(event);
  }

  @Override
  public String toString() {
    return "zccache in front of " + next;
  }
}
