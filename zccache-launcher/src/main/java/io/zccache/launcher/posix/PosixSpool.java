/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.launcher.Spool;
import org.jspecify.annotations.Nullable;

/** A temporary file that has lost its name. */
final class PosixSpool implements Spool {
  private final int fd;
  private final Descriptors descriptors;

  PosixSpool(int fd, Descriptors descriptors) {
    this.fd = fd;
    this.descriptors = descriptors;
  }

  @Override
  public boolean write(byte[] bytes, int offset, int length) {
    return descriptors.write(fd, bytes, offset, length) == 0;
  }

  @Override
  public void clear() {
    Posix.lseek(fd, 0, Macro.seekSet());
    Posix.ftruncate(fd, 0);
  }

  @Override
  public @Nullable String copyTo(int stream) {
    byte[] buffer = new byte[1 << 16];
    Posix.lseek(fd, 0, Macro.seekSet());
    while (true) {
      int count = descriptors.read(fd, buffer, 0, buffer.length);
      if (count == 0) {
        return null;
      }
      int error = count < 0 ? Macro.errno() : descriptors.write(stream, buffer, 0, count);
      if (error != 0) {
        return CText.error(error);
      }
    }
  }
}
