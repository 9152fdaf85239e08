/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.log;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The logs of all sessions, and the one thread that writes them. Any thread may use it. */
public final class CallLogs {
  private final Log log;
  private final Executor writer;

  /**
   * No log yet.
   *
   * @param log where trouble with them is told
   */
  public CallLogs(Log log) {
    this.log = log;
    // A log has at most one task in the queue for its lines, and one for its end.
    ThreadPoolExecutor thread =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread made = new Thread(work, "zccache-session-log");
              made.setDaemon(true);
              return made;
            });
    thread.allowCoreThreadTimeOut(true);
    this.writer = thread;
  }

  /**
   * A log at a place that a client has named.
   *
   * @param file absolute
   */
  public CallLogFile at(Path file) {
    return new CallLogFile(file, writer, log);
  }
}
