/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.install;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The installed programs.
 *
 * @param launcher the native program that stands in front of compilers
 * @param daemon the script that starts the daemon
 */
public record Programs(Path launcher, Path daemon) {

  static final String LAUNCHER = "bin/zccache";
  static final String DAEMON = "bin/zccache-daemon";
  static final String RUN = "bin/zccache-run";
  static final String LIBRARIES = "lib/";

  private static final int TRIAL_SECONDS = 10;
  private static final int BUSY_ATTEMPTS = 200;
  private static final int BUSY_PAUSE_MILLIS = 10;

  static Programs in(Path home) {
    return new Programs(home.resolve(LAUNCHER), home.resolve(DAEMON));
  }

  /**
   * Runs the launcher once, before any compile depends on it: the file system may forbid programs,
   * or the machine may be another than the JVM says.
   */
  public void tryLauncher() throws IOException {
    Process process = null;
    try {
      process = start();
      if (!process.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(launcher + " does not end");
      }
      if (process.exitValue() != 0) {
        throw new IOException(launcher + " ends with status " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + launcher + " was tried", e);
    } finally {
      if (process != null) {
        process.destroy();
      }
    }
  }

  // A child that another thread starts while this JVM writes the launcher has the file open for
  // writing until it has become what it is to run; such a file cannot be run. It takes moments.
  private Process start() throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return new ProcessBuilder(launcher.toString(), "--version")
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
      } catch (IOException e) {
        boolean busy = String.valueOf(e.getMessage()).contains("error=26,");
        if (!busy || attempt == BUSY_ATTEMPTS) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(BUSY_PAUSE_MILLIS);
      }
    }
  }
}
