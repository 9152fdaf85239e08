/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.port.LockAttempt;

/** The start lock, held by an open file. A note that cannot be read or written is none. */
final class PosixStartLock implements LockAttempt.Mine {
  private static final int MAX_NOTE = 64;

  private final int fd;
  private final Descriptors descriptors;

  PosixStartLock(int fd, Descriptors descriptors) {
    this.fd = fd;
    this.descriptors = descriptors;
  }

  @Override
  public byte[] note() {
    byte[] buffer = new byte[MAX_NOTE];
    Posix.lseek(fd, 0, Macro.seekSet());
    int count = Math.max(descriptors.read(fd, buffer, 0, buffer.length), 0);
    byte[] note = new byte[count];
    System.arraycopy(buffer, 0, note, 0, count);
    return note;
  }

  @Override
  public void write(byte[] note) {
    Posix.lseek(fd, 0, Macro.seekSet());
    Posix.ftruncate(fd, 0);
    descriptors.write(fd, note, 0, note.length);
  }

  @Override
  public void release() {
    Posix.close(fd);
  }
}
