/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.FilePath;
import io.zccache.client.port.DaemonStarter;
import io.zccache.client.port.LockAttempt;
import io.zccache.client.port.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts a daemon that ends after the idle time that the user wants.
 *
 * @param starter does it
 * @param idleTimeout absent leaves it to the daemon
 */
record TimedStarter(DaemonStarter starter, Optional<Duration> idleTimeout)
    implements DaemonStarter {

  @Override
  public LockAttempt tryLock(FilePath file) {
    return starter.tryLock(file);
  }

  @Override
  public Start start(List<FilePath> command, FilePath log) {
    List<FilePath> words = new ArrayList<>(command);
    idleTimeout.ifPresent(
        time -> {
          words.add(FilePath.of("--idle-timeout"));
          words.add(FilePath.of(Long.toString(time.toSeconds())));
        });
    return starter.start(words, log);
  }
}
