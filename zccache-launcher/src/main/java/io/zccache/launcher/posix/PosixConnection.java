/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.port.Connection;
import org.teavm.interop.Address;

/** A connected socket in non-blocking mode. */
final class PosixConnection implements Connection {
  private final int fd;
  private final long peer;
  private final Descriptors descriptors;
  // Without it a daemon that closed would end this process by a signal.
  private final int noSignal = Macro.msgNosignal();

  PosixConnection(int fd, long peer, Descriptors descriptors) {
    this.fd = fd;
    this.peer = peer;
    this.descriptors = descriptors;
  }

  @Override
  public int send(byte[] bytes, int offset, int length, long budgetNanos) {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      long count = Posix.send(fd, Address.ofData(bytes).add(from), end - from, noSignal);
      if (count >= 0) {
        from += (int) count;
      } else {
        int error = Macro.errno();
        if (descriptors.isAgain(error)) {
          if (!descriptors.awaitWritable(fd, budgetNanos)) {
            return SILENT;
          }
        } else if (!descriptors.isInterrupted(error)) {
          return LOST;
        }
      }
    }
    return length;
  }

  @Override
  public int receive(byte[] into, int offset, int length, long budgetNanos) {
    while (true) {
      long count = Posix.read(fd, Address.ofData(into).add(offset), length);
      if (count >= 0) {
        return (int) count;
      }
      int error = Macro.errno();
      if (descriptors.isAgain(error)) {
        if (!descriptors.awaitReadable(fd, budgetNanos)) {
          return SILENT;
        }
      } else if (!descriptors.isInterrupted(error)) {
        return LOST;
      }
    }
  }

  @Override
  public long peer() {
    return peer;
  }

  @Override
  public void close() {
    Posix.close(fd);
  }
}
