/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.FilePath;
import io.zccache.client.port.Start;

/** A daemon that was started; known by its process id, as it is nobody's child. */
final class PosixStarted implements Start.Started {
  private static final int MAX_STAT = 1024;

  private final int pid;
  private final Files files;

  PosixStarted(int pid, Files files) {
    this.pid = pid;
    this.files = files;
  }

  @Override
  public boolean ended() {
    return Posix.kill(pid, 0) != 0 || isZombie();
  }

  /** Where nobody collects orphans, an ended process stays, and can still be sent signals. */
  private boolean isZombie() {
    byte[] stat = files.read(FilePath.of("/proc/" + pid + "/stat"), MAX_STAT);
    if (stat == null) {
      return false;
    }
    int state = stat.length - 1;
    while (state > 0 && stat[state] != ')') {
      state--;
    }
    return state + 2 < stat.length && (stat[state + 2] == 'Z' || stat[state + 2] == 'X');
  }
}
