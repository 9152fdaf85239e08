/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.DaemonStarter;
import io.zccache.client.port.LockAttempt;
import io.zccache.client.port.Start;
import java.util.ArrayList;
import java.util.List;

/** Starts daemons with options that somebody wants, and knows whether it did. */
public final class OptionStarter implements DaemonStarter {
  private final DaemonStarter starter;
  private final List<FilePath> options;
  private boolean started;

  /**
   * A starter for one thread.
   *
   * @param starter does it
   * @param options words that are added to the daemon's command line
   */
  public OptionStarter(DaemonStarter starter, List<FilePath> options) {
    this.starter = starter;
    this.options = List.copyOf(options);
  }

  @Override
  public LockAttempt tryLock(FilePath file) {
    return starter.tryLock(file);
  }

  @Override
  public Start start(List<FilePath> command, FilePath log) {
    started = true;
    List<FilePath> words = new ArrayList<>(command);
    words.addAll(options);
    return starter.start(words, log);
  }

  /** Whether it was asked to start one. */
  public boolean hasStarted() {
    return started;
  }
}
