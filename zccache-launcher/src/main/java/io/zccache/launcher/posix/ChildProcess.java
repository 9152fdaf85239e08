/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import org.teavm.interop.Unmanaged;

/**
 * Starts children that are as their caller's own: in its process group, with its signals. A child
 * is told by the system when this process ends, and ends too.
 *
 * <p>It is made by vfork: it borrows this process's memory, which stands still until the child's
 * program begins or fails to. So all that the child does is unmanaged, and what it writes into
 * memory is seen here.
 */
final class ChildProcess {
  private final int interrupted = Macro.eintr();
  private final int tellOfEnd = Macro.prSetPdeathsig();
  private final int end = Macro.sigterm();
  private final int childEnded = Macro.sigchld();
  private final int setMask = Macro.sigSetmask();
  private final Address environment;
  private final Address failure;
  private final Address status;
  private final Address noSignals;
  private final @Nullable Address reaction;

  /**
   * Sees to it that this process hears of the ends of its children, until {@link #restore}.
   *
   * @param environment of all children
   */
  ChildProcess(Address environment, CMemory memory) {
    this.environment = environment;
    this.failure = memory.zeros(4);
    this.status = memory.zeros(4);
    this.noSignals = memory.zeros(128);
    Posix.sigemptyset(noSignals);
    this.reaction = Posix.signal(childEnded, null);
  }

  /**
   * Starts a child.
   *
   * @return its process id; -1 if its program cannot be run
   */
  int start(Address program, Address argv, int in, int out, int error) {
    failure.putInt(0);
    int parent = Posix.getpid();
    int child = Posix.vfork();
    if (child == 0) {
      become(this.tellOfEnd, end, parent, childEnded, reaction);
      redirect(in, out, error);
      execute(setMask, noSignals, program, argv, environment, failure);
    }
    if (child > 0 && failure.getInt() != 0) {
      await(child);
      return -1;
    }
    return child;
  }

  /** Waits for the child's end; 128 and its number for a signal. */
  int await(int child) {
    int ended;
    do {
      ended = Posix.waitpid(child, status, 0);
    } while (ended < 0 && Macro.errno() == interrupted);
    int word = status.getInt();
    int signal = word & 0x7f;
    return signal == 0 ? word >> 8 & 0xff : 128 + signal;
  }

  /** Lets the process hear of its children's ends as before, or not. */
  void restore() {
    Posix.signal(childEnded, reaction);
  }

  /** The parent may have ended before the child has asked to be told of it. */
  @Unmanaged
  private static void become(
      int tellOfEnd, int end, int parent, int childEnded, @Nullable Address reaction) {
    Posix.prctl(tellOfEnd, end, 0, 0, 0);
    if (Posix.getppid() != parent) {
      Posix.exitNow(1);
    }
    Posix.signal(childEnded, reaction);
  }

  @Unmanaged
  private static void redirect(int in, int out, int error) {
    if (in != 0) {
      Posix.dup2(in, 0);
    }
    Posix.dup2(out, 1);
    Posix.dup2(error, 2);
  }

  @Unmanaged
  private static void execute(
      int setMask,
      Address noSignals,
      Address program,
      Address argv,
      Address environment,
      Address failure) {
    Posix.sigprocmask(setMask, noSignals, null);
    Posix.execve(program, argv, environment);
    failure.putInt(1);
    Posix.exitNow(127);
  }
}
