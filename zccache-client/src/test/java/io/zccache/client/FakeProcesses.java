/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.Processes;
import java.util.ArrayList;
import java.util.List;

/** One process at most holds the daemon's lock; signals end it if the test says so. */
final class FakeProcesses implements Processes {
  private final List<String> signals = new ArrayList<>();
  private long holder;
  private boolean hearsRequests;
  private boolean canBeEnded = true;
  private boolean mayBeSignalled = true;
  private Runnable onEnd = () -> {};

  /** The process holds the lock. */
  void holds(long process) {
    holder = process;
  }

  /** The process ends when it is asked to, not only when it is forced. */
  void hearsRequests() {
    hearsRequests = true;
  }

  /** No signal ends the process. */
  void cannotBeEnded() {
    canBeEnded = false;
  }

  /** Signals to the process are not allowed. */
  void mayNotBeSignalled() {
    mayBeSignalled = false;
  }

  /** What happens when the process has ended. */
  void onEnd(Runnable action) {
    onEnd = action;
  }

  /** What was sent, in order, as kill would be called. */
  List<String> signals() {
    return signals;
  }

  @Override
  public long holder(FilePath file) {
    if (!file.text().equals("/cache/run/daemon.lock")) {
      throw new AssertionError("not the daemon's lock: " + file.text());
    }
    return holder;
  }

  @Override
  public boolean end(long pid, boolean force) {
    if (!mayBeSignalled) {
      return false;
    }
    signals.add((force ? "KILL " : "TERM ") + pid);
    if (pid == holder && canBeEnded && (force || hearsRequests)) {
      holder = 0;
      onEnd.run();
    }
    return true;
  }
}
