/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import io.zccache.client.FilePath;
import io.zccache.protocol.setting.ByteSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the user wants of a daemon that this build starts; what is absent is left to the daemon.
 *
 * @param idleTimeout after how much idle time it ends
 * @param maxSize how large its cache may grow
 */
record DaemonOptions(Optional<Duration> idleTimeout, Optional<ByteSize> maxSize) {

  static final DaemonOptions NONE = new DaemonOptions(Optional.empty(), Optional.empty());

  /** The same as words of its command line. */
  List<FilePath> words() {
    List<FilePath> words = new ArrayList<>();
    idleTimeout.ifPresent(
        time -> {
          words.add(FilePath.of("--idle-timeout"));
          words.add(FilePath.of(Long.toString(time.toSeconds())));
        });
    maxSize.ifPresent(
        size -> {
          words.add(FilePath.of("--max-size"));
          words.add(FilePath.of(size.text()));
        });
    return words;
  }
}
