/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import io.zccache.client.FilePath;
import java.util.List;
import org.teavm.interop.Address;

/** What the forked process does until it is the daemon. Everything it needs is laid out before. */
final class DaemonProcess {
  private static final int REPORT = 3;
  private static final int LAST_DESCRIPTOR = 1024;
  private static final int PRIVATE_FILE = 0600;
  private static final int PRIVATE_MASK = 077;

  private final Address program;
  private final Address argv;
  private final Address log;
  private final Address nothing;
  private final Address folder;
  private final Address number;
  private final Address noSignals;
  private final OpenFlags flags;

  DaemonProcess(List<byte[]> words, FilePath log, OpenFlags flags, CMemory memory) {
    this.program = memory.text(words.get(0));
    this.argv = memory.list(words);
    this.log = memory.text(log.toBytes());
    this.nothing = memory.text("/dev/null");
    this.folder = memory.text("/");
    this.number = memory.take(4);
    this.noSignals = memory.take(1024);
    this.flags = flags;
    Posix.sigemptyset(noSignals);
  }

  /**
   * Becomes the daemon; returns only if that fails.
   *
   * @param descriptors of the starter
   * @param report gets the process id, and the error if it fails
   */
  void become(Descriptors descriptors, int report) {
    Posix.dup2(report, REPORT);
    descriptors.closeOnExec(REPORT);
    tell(Posix.getpid());
    Posix.umask(PRIVATE_MASK);
    Posix.chdir(folder);
    redirect();
    resetSignals();
    Posix.execve(program, argv, Macro.environ());
    tell(Macro.errno());
  }

  private void redirect() {
    int in = Posix.open(nothing, flags.toRead(), 0);
    int out = Posix.open(log, flags.toAppend(), PRIVATE_FILE);
    if (out < 0) {
      out = Posix.open(nothing, flags.toWrite(), 0);
    }
    Posix.dup2(in, 0);
    Posix.dup2(out, 1);
    Posix.dup2(out, 2);
    for (int fd = REPORT + 1; fd < LAST_DESCRIPTOR; fd++) {
      Posix.close(fd);
    }
  }

  /** A caller may have switched signals off, as nohup does; a daemon must hear them. */
  private void resetSignals() {
    Posix.signal(Macro.sighup(), null);
    Posix.signal(Macro.sigint(), null);
    Posix.signal(Macro.sigquit(), null);
    Posix.signal(Macro.sigterm(), null);
    Posix.signal(Macro.sigpipe(), null);
    Posix.signal(Macro.sigchld(), null);
    Posix.sigprocmask(Macro.sigSetmask(), noSignals, null);
  }

  /** Sends a number to the starter, lowest byte first. */
  private void tell(int value) {
    for (int i = 0; i < 4; i++) {
      number.add(i).putByte((byte) (value >> (8 * i)));
    }
    Posix.write(REPORT, number, 4);
  }
}
