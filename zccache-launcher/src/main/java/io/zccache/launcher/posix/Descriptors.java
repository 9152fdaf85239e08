/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Structure;

/** Reading, writing and waiting on file descriptors. */
final class Descriptors {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Address entry;
  private final int interrupted = Macro.eintr();
  private final int again = Macro.eagain();
  private final int readable = Macro.pollin();
  private final int writable = Macro.pollout();
  private final int getDescriptorFlags = Macro.fGetfd();
  private final int setDescriptorFlags = Macro.fSetfd();
  private final int closeOnExec = Macro.fdCloexec();

  Descriptors(CMemory memory) {
    entry = memory.take(Structure.sizeOf(PollEntry.class));
  }

  /**
   * Puts the empty file in the place of a standard stream that the caller closed. Else a socket
   * would get its number, and the tool's output would go to the daemon. A tool that takes this
   * process's place finds the stream closed, as it was.
   */
  void fillStandardStreams(Address emptyFile, OpenFlags flags) {
    for (int fd = 0; fd <= 2; fd++) {
      if (Posix.fcntl(fd, getDescriptorFlags, 0) < 0) {
        Posix.open(emptyFile, flags.toReadAndWrite(), 0);
      }
    }
  }

  /** Keeps the descriptor from other programs. */
  void closeOnExec(int fd) {
    Posix.fcntl(fd, setDescriptorFlags, closeOnExec);
  }

  /** Opens a file; -1 if that fails, and errno says why. */
  int open(Address path, int flags, int mode) {
    int fd;
    do {
      fd = Posix.open(path, flags, mode);
    } while (fd < 0 && Macro.errno() == interrupted);
    return fd;
  }

  /**
   * Reads what is there.
   *
   * @return how many bytes, 0 at the end, -1 on an error
   */
  int read(int fd, byte[] into, int offset, int length) {
    while (true) {
      long count = Posix.read(fd, Address.ofData(into).add(offset), length);
      if (count >= 0) {
        return (int) count;
      }
      int error = Macro.errno();
      if (error == again) {
        await(fd, readable, 0);
      } else if (error != interrupted) {
        return -1;
      }
    }
  }

  /** Writes all; 0, or errno if that fails. */
  int write(int fd, byte[] bytes, int offset, int length) {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      long count = Posix.write(fd, Address.ofData(bytes).add(from), end - from);
      if (count >= 0) {
        from += (int) count;
      } else {
        int error = Macro.errno();
        if (error == again) {
          await(fd, writable, 0);
        } else if (error != interrupted) {
          return error;
        }
      }
    }
    return 0;
  }

  boolean awaitReadable(int fd, long budgetNanos) {
    return await(fd, readable, budgetNanos);
  }

  boolean awaitWritable(int fd, long budgetNanos) {
    return await(fd, writable, budgetNanos);
  }

  boolean isAgain(int error) {
    return error == again;
  }

  boolean isInterrupted(int error) {
    return error == interrupted;
  }

  /** Whether the descriptor became ready, or fails, within the budget; 0 waits forever. */
  private boolean await(int fd, int events, long budgetNanos) {
    long millis = Math.max(budgetNanos / NANOS_PER_MILLI, 1);
    int wait = budgetNanos == 0 ? -1 : (int) Math.min(millis, Integer.MAX_VALUE);
    while (true) {
      PollEntry poll = entry.toStructure();
      poll.fd = fd;
      poll.events = (short) events;
      poll.revents = 0;
      int ready = Posix.poll(entry, 1, wait);
      if (ready == 0) {
        return false;
      }
      if (ready > 0 || Macro.errno() != interrupted) {
        return true;
      }
    }
  }
}
