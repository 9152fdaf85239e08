/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A value that is made at most once, by the first thread that asks; the others wait for it. No lock
 * is held meanwhile.
 */
final class Once<T> {

  private final FutureTask<T> task;

  Once(Callable<T> maker) {
    this.task = new FutureTask<>(maker);
  }

  /** Whether the value is there. */
  boolean made() {
    return task.isDone();
  }

  /** The value, if it is there; waits for nobody. */
  Optional<T> ifMade() {
    return made() ? Optional.of(value()) : Optional.empty();
  }

  private T value() {
    try {
      return get();
    } catch (InterruptedException impossible) {
      throw new IllegalStateException("the value is there", impossible);
    }
  }

  /** The value; made if it is not there. */
  T get() throws InterruptedException {
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("our own trouble", e.getCause());
    }
  }
}
