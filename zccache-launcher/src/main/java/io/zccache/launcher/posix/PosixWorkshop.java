/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.FilePath;
import io.zccache.launcher.Host;
import io.zccache.launcher.Workshop;
import java.util.List;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;

/** Children by vfork, and files by the system's own calls. */
final class PosixWorkshop implements Workshop {
  private static final int PRIVATE_FILE = 0600;
  private static final int INT = 4;
  private static final int PIECE = 1 << 16;

  private final CMemory memory;
  private final Descriptors descriptors;
  private int copies;

  PosixWorkshop(CMemory memory, Descriptors descriptors) {
    this.memory = memory;
    this.descriptors = descriptors;
  }

  @Override
  public int run(Command command, List<byte[]> environment, Listener listener) {
    Address ends = memory.take(4 * INT);
    int closeOnExec = Macro.oCloexec();
    if (Posix.pipe2(ends, closeOnExec) != 0) {
      return -1;
    }
    if (Posix.pipe2(ends.add(2 * INT), closeOnExec) != 0) {
      Posix.close(ends.getInt());
      Posix.close(ends.add(INT).getInt());
      return -1;
    }
    int nothing = descriptors.open(memory.text("/dev/null"), new OpenFlags().toReadAndWrite(), 0);
    int toOut = ends.add(INT).getInt();
    int toError = ends.add(3 * INT).getInt();
    ChildProcess child = new ChildProcess(memory.list(environment), memory);
    int started =
        child.start(
            memory.text(command.program().toBytes()),
            memory.list(command.argv()),
            command.reads() ? 0 : nothing,
            toOut,
            toError);
    Posix.close(toOut);
    Posix.close(toError);
    Posix.close(nothing);
    listen(ends.getInt(), ends.add(2 * INT).getInt(), listener);
    int exitCode = started > 0 ? child.await(started) : -1;
    child.restore();
    return exitCode;
  }

  /** Passes on what comes from either, until both have ended. */
  private void listen(int out, int error, Listener listener) {
    byte[] piece = new byte[PIECE];
    int size = Structure.sizeOf(PollEntry.class);
    Address entries = memory.take(2L * size);
    int left = 2;
    watch(entries, out);
    watch(entries.add(size), error);
    while (left > 0) {
      // Interrupted or not: what can be read is read.
      Posix.poll(entries, 2, -1);
      for (int i = 0; i < 2; i++) {
        PollEntry entry = entries.add(i * size).toStructure();
        if (entry.fd >= 0 && entry.revents != 0) {
          int count = descriptors.read(entry.fd, piece, 0, piece.length);
          if (count > 0) {
            listener.hear(i == 0 ? Host.OUT : Host.ERROR, piece, count);
          } else {
            Posix.close(entry.fd);
            entry.fd = -1;
            left--;
          }
        }
      }
    }
  }

  private static void watch(Address entry, int fd) {
    PollEntry poll = entry.toStructure();
    poll.fd = fd;
    poll.events = (short) Macro.pollin();
    poll.revents = 0;
  }

  @Override
  public long size(FilePath file) {
    int fd = descriptors.open(memory.path(file), new OpenFlags().toReadNoLink(), 0);
    if (fd < 0) {
      return -1;
    }
    long size = Posix.lseek(fd, 0, Macro.seekEnd());
    Posix.close(fd);
    return size;
  }

  @Override
  public boolean rename(FilePath from, FilePath to) {
    Address old = memory.text(from.toBytes());
    return Posix.rename(old, memory.path(to)) == 0;
  }

  @Override
  public boolean place(FilePath from, FilePath to, int mode) {
    copies++;
    String name = ".zccache-" + Posix.getpid() + "-" + copies + ".tmp";
    FilePath beside = to.folder().join(name);
    int source = descriptors.open(memory.path(from), new OpenFlags().toReadNoLink(), 0);
    if (source < 0) {
      return false;
    }
    Address temporary = memory.text(beside.toBytes());
    int target = descriptors.open(temporary, new OpenFlags().toMake(), PRIVATE_FILE);
    boolean placed = false;
    if (target >= 0) {
      placed = copy(source, target) && Posix.fchmod(target, mode) == 0;
      // Some file systems tell only now that there was no room.
      placed &= Posix.close(target) == 0;
      placed = placed && Posix.rename(temporary, memory.path(to)) == 0;
      if (!placed) {
        Posix.unlink(temporary);
      }
    }
    Posix.close(source);
    return placed;
  }

  private boolean copy(int source, int target) {
    byte[] piece = new byte[PIECE];
    int count;
    do {
      count = descriptors.read(source, piece, 0, piece.length);
      if (count > 0 && descriptors.write(target, piece, 0, count) != 0) {
        return false;
      }
    } while (count > 0);
    return count == 0;
  }
}
