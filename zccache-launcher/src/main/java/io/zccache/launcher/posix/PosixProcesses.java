/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.FilePath;
import io.zccache.client.port.Processes;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;

/** Processes as the kernel knows them by their record locks. */
final class PosixProcesses implements Processes {
  private final CMemory memory;
  private final Descriptors descriptors;
  private final OpenFlags flags = new OpenFlags();
  private final int nobody = Macro.fUnlck();
  private final int request = Macro.sigterm();
  private final int order = Macro.sigkill();

  PosixProcesses(CMemory memory, Descriptors descriptors) {
    this.memory = memory;
    this.descriptors = descriptors;
  }

  @Override
  public long holder(FilePath file) {
    int fd = descriptors.open(memory.path(file), flags.toReadNoLink(), 0);
    if (fd < 0) {
      return 0;
    }
    Address wholeFile = memory.zeros(Structure.sizeOf(RecordLock.class));
    RecordLock lock = wholeFile.toStructure();
    lock.type = (short) Macro.fWrlck();
    int failed = Posix.fcntlAt(fd, Macro.fGetlk(), wholeFile);
    Posix.close(fd);
    if (failed != 0 || lock.type == nobody) {
      return 0;
    }
    // A holder that cannot be seen from here has no positive number.
    return Math.max(lock.process, 0);
  }

  @Override
  public boolean end(long pid, boolean force) {
    return Posix.kill((int) pid, force ? order : request) == 0;
  }
}
