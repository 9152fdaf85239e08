/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

/** The flags of {@code open}, read once each. Every file that is opened here closes on exec. */
final class OpenFlags {
  private final int readOnly = Macro.oRdonly();
  private final int writeOnly = Macro.oWronly();
  private final int readWrite = Macro.oRdwr();
  private final int create = Macro.oCreat();
  private final int append = Macro.oAppend();
  private final int exclusive = Macro.oExcl();
  private final int noLink = Macro.oNofollow();
  private final int closeOnExec = Macro.oCloexec();

  int toRead() {
    return readOnly | closeOnExec;
  }

  /** To read, but not through a symbolic link. */
  int toReadNoLink() {
    return readOnly | noLink | closeOnExec;
  }

  /** To write a file that must not be there yet. */
  int toMake() {
    return writeOnly | create | exclusive | closeOnExec;
  }

  int toWrite() {
    return writeOnly | closeOnExec;
  }

  int toReadAndWrite() {
    return readWrite | closeOnExec;
  }

  int toAppend() {
    return writeOnly | create | append | closeOnExec;
  }

  /** To read and to write, never through a symbolic link. */
  int toLock() {
    return readWrite | create | noLink | closeOnExec;
  }
}
