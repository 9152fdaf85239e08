/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.client;

import io.zccache.client.port.LockAttempt.Mine;
import io.zccache.client.port.Ports;
import io.zccache.protocol.endpoint.PathId;

/**
 * What one client leaves behind for the next ones: that a daemon stands still and cannot be
 * replaced, so that not every call of a build waits for it.
 *
 * <pre>
 * mark := socket ' ' process ' ' time      socket: its PathId; time: seconds since 1970
 * </pre>
 */
final class SilenceMark {
  /** How long a daemon is not waited for again. */
  static final long SECONDS = 60;

  private static final int MAX_LENGTH = 64;

  private final Ports ports;
  private final DaemonPlace place;

  SilenceMark(Ports ports, DaemonPlace place) {
    this.ports = ports;
    this.place = place;
  }

  /** Whether there is a mark of the last minute on the process {@code peer}. */
  boolean isFresh(long peer) {
    return isFresh(subject(peer));
  }

  /** Whether there is a mark of the last minute on whoever listens at the place. */
  boolean isFresh() {
    return isFresh(socket());
  }

  private boolean isFresh(String subject) {
    byte[] mark = ports.folders().read(place.silenceMark(), MAX_LENGTH);
    if (mark == null || !Ascii.startsWith(mark, subject)) {
      return false;
    }
    int start = mark.length;
    while (mark[start - 1] != ' ') {
      start--;
    }
    byte[] time = new byte[mark.length - start];
    System.arraycopy(mark, start, time, 0, time.length);
    long then = Ascii.decimal(time);
    long age = ports.ticker().unixSeconds() - then;
    return then >= 0 && age >= 0 && age < SECONDS;
  }

  /** Leaves one; where that cannot be done the next call waits for itself. */
  void leave(long peer) {
    if (new Ownership(ports.folders()).prepare(place) == null
        && ports.starter().tryLock(place.silenceMark()) instanceof Mine mine) {
      mine.write(Ascii.bytes(subject(peer) + ports.ticker().unixSeconds()));
      mine.release();
    }
  }

  private String subject(long peer) {
    return socket() + peer + " ";
  }

  private String socket() {
    return PathId.of(place.endpoint().socket()) + " ";
  }
}
