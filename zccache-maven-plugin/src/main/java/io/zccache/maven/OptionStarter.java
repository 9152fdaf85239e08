/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.FilePath;
import io.zccache.client.port.DaemonStarter;
import io.zccache.client.port.LockAttempt;
import io.zccache.client.port.Start;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a daemon with the options that the user wants.
 *
 * @param starter does it
 */
record OptionStarter(DaemonStarter starter, DaemonOptions options) implements DaemonStarter {

  @Override
  public LockAttempt tryLock(FilePath file) {
    return starter.tryLock(file);
  }

  @Override
  public Start start(List<FilePath> command, FilePath log) {
    List<FilePath> words = new ArrayList<>(command);
    words.addAll(options.words());
    return starter.start(words, log);
  }
}
