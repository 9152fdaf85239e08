/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.FilePath;
import io.zccache.client.port.DaemonStarter;
import io.zccache.client.port.LockAttempt;
import io.zccache.client.port.Start;
import java.util.ArrayList;
import java.util.List;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;

/**
 * Starts a daemon by forking twice, so that it is nobody's child: the tool that may take this
 * process's place would not expect one. A pipe that closes itself when the daemon's program begins
 * carries its process id, and the error if it cannot begin.
 */
final class PosixStarter implements DaemonStarter {
  private static final int PRIVATE_FILE = 0600;
  private static final int INT = 4;

  private final CMemory memory;
  private final Descriptors descriptors;
  private final Files files;
  private final OpenFlags flags = new OpenFlags();
  private final int denied = Macro.eacces();

  PosixStarter(CMemory memory, Descriptors descriptors, Files files) {
    this.memory = memory;
    this.files = files;
    this.descriptors = descriptors;
  }

  @Override
  public LockAttempt tryLock(FilePath file) {
    int fd = descriptors.open(memory.path(file), flags.toLock(), PRIVATE_FILE);
    if (fd < 0) {
      return new LockAttempt.Failed(file.text() + ": " + CText.error(Macro.errno()));
    }
    Address wholeFile = memory.zeros(Structure.sizeOf(RecordLock.class));
    RecordLock lock = wholeFile.toStructure();
    lock.type = (short) Macro.fWrlck();
    if (Posix.fcntlAt(fd, Macro.fSetlk(), wholeFile) == 0) {
      return new PosixStartLock(fd, descriptors);
    }
    int error = Macro.errno();
    Posix.close(fd);
    return descriptors.isAgain(error) || error == denied
        ? new LockAttempt.Taken()
        : new LockAttempt.Failed(file.text() + ": " + CText.error(error));
  }

  @Override
  public Start start(List<FilePath> command, FilePath log) {
    List<byte[]> words = new ArrayList<>(command.size());
    for (FilePath word : command) {
      words.add(word.toBytes());
    }
    DaemonProcess process = new DaemonProcess(words, log, flags, memory);
    Address ends = memory.take(2 * INT);
    if (Posix.pipe(ends) != 0) {
      return new Start.Failed(CText.error(Macro.errno()));
    }
    int reading = ends.getInt();
    int writing = ends.add(INT).getInt();
    int child = Posix.fork();
    if (child == 0) {
      Posix.setsid();
      if (Posix.fork() == 0) {
        process.become(descriptors, writing);
      }
      Posix.exitNow(0);
    }
    Posix.close(writing);
    Start start = child < 0 ? failed(Macro.errno()) : outcome(reading);
    Posix.close(reading);
    if (child > 0) {
      Posix.waitpid(child, null, 0);
    }
    return start;
  }

  /** Reads the daemon's process id, and the error if there was one. */
  private Start outcome(int reading) {
    byte[] told = new byte[2 * INT];
    int count = 0;
    int more;
    do {
      more = descriptors.read(reading, told, count, told.length - count);
      count += Math.max(more, 0);
    } while (more > 0 && count < told.length);
    if (count == told.length) {
      return failed(number(told, INT));
    }
    return count == INT
        ? new PosixStarted(number(told, 0), files)
        : new Start.Failed("no process can be made");
  }

  private static Start failed(int error) {
    return new Start.Failed(CText.error(error));
  }

  /** The int at {@code at}, in the order that {@link DaemonProcess} writes. */
  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF)
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | (bytes[at + 3] & 0xFF) << 24;
  }
}
