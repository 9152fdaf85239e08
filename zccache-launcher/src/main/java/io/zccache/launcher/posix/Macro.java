/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Unmanaged;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Variable;

/**
 * Macros and variables of C. Two of these must never stand in one expression or argument list: both
 * would be read through one temporary, in an order that C leaves open. The build checks it.
 */
final class Macro {
  private Macro() {}

  @Import(name = "errno")
  @Include("errno.h")
  @Variable
  @Unmanaged
  static native int errno();

  @Import(name = "environ")
  @Include("unistd.h")
  @Variable
  @Unmanaged
  static native Address environ();

  @Import(name = "AF_UNIX")
  @Include("sys/socket.h")
  @Variable
  @Unmanaged
  static native int afUnix();

  @Import(name = "SOCK_STREAM")
  @Include("sys/socket.h")
  @Variable
  @Unmanaged
  static native int sockStream();

  @Import(name = "SOCK_NONBLOCK")
  @Include("sys/socket.h")
  @Variable
  @Unmanaged
  static native int sockNonblock();

  @Import(name = "SOCK_CLOEXEC")
  @Include("sys/socket.h")
  @Variable
  @Unmanaged
  static native int sockCloexec();

  @Import(name = "SOL_SOCKET")
  @Include("sys/socket.h")
  @Variable
  @Unmanaged
  static native int solSocket();

  @Import(name = "SO_PEERCRED")
  @Include("sys/socket.h")
  @Variable
  @Unmanaged
  static native int soPeercred();

  @Import(name = "MSG_NOSIGNAL")
  @Include("sys/socket.h")
  @Variable
  @Unmanaged
  static native int msgNosignal();

  @Import(name = "EINTR")
  @Include("errno.h")
  @Variable
  @Unmanaged
  static native int eintr();

  @Import(name = "EAGAIN")
  @Include("errno.h")
  @Variable
  @Unmanaged
  static native int eagain();

  @Import(name = "ENOENT")
  @Include("errno.h")
  @Variable
  @Unmanaged
  static native int enoent();

  @Import(name = "ENOTDIR")
  @Include("errno.h")
  @Variable
  @Unmanaged
  static native int enotdir();

  @Import(name = "ECONNREFUSED")
  @Include("errno.h")
  @Variable
  @Unmanaged
  static native int econnrefused();

  @Import(name = "EACCES")
  @Include("errno.h")
  @Variable
  @Unmanaged
  static native int eacces();

  @Import(name = "ENOEXEC")
  @Include("errno.h")
  @Variable
  @Unmanaged
  static native int enoexec();

  @Import(name = "POLLIN")
  @Include("poll.h")
  @Variable
  @Unmanaged
  static native int pollin();

  @Import(name = "POLLOUT")
  @Include("poll.h")
  @Variable
  @Unmanaged
  static native int pollout();

  @Import(name = "F_GETFD")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int fGetfd();

  @Import(name = "F_SETFD")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int fSetfd();

  @Import(name = "F_SETLK")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int fSetlk();

  @Import(name = "F_GETLK")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int fGetlk();

  @Import(name = "F_UNLCK")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int fUnlck();

  @Import(name = "F_WRLCK")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int fWrlck();

  @Import(name = "FD_CLOEXEC")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int fdCloexec();

  @Import(name = "O_RDONLY")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int oRdonly();

  @Import(name = "O_WRONLY")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int oWronly();

  @Import(name = "O_RDWR")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int oRdwr();

  @Import(name = "O_CREAT")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int oCreat();

  @Import(name = "O_APPEND")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int oAppend();

  @Import(name = "O_NOFOLLOW")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int oNofollow();

  @Import(name = "O_CLOEXEC")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int oCloexec();

  @Import(name = "S_IFMT")
  @Include("sys/stat.h")
  @Variable
  @Unmanaged
  static native int sIfmt();

  @Import(name = "S_IFREG")
  @Include("sys/stat.h")
  @Variable
  @Unmanaged
  static native int sIfreg();

  @Import(name = "S_IFDIR")
  @Include("sys/stat.h")
  @Variable
  @Unmanaged
  static native int sIfdir();

  @Import(name = "S_IFLNK")
  @Include("sys/stat.h")
  @Variable
  @Unmanaged
  static native int sIflnk();

  @Import(name = "S_IFSOCK")
  @Include("sys/stat.h")
  @Variable
  @Unmanaged
  static native int sIfsock();

  @Import(name = "SIGHUP")
  @Include("signal.h")
  @Variable
  @Unmanaged
  static native int sighup();

  @Import(name = "SIGINT")
  @Include("signal.h")
  @Variable
  @Unmanaged
  static native int sigint();

  @Import(name = "SIGQUIT")
  @Include("signal.h")
  @Variable
  @Unmanaged
  static native int sigquit();

  @Import(name = "SIGTERM")
  @Include("signal.h")
  @Variable
  @Unmanaged
  static native int sigterm();

  @Import(name = "SIGKILL")
  @Include("signal.h")
  @Variable
  @Unmanaged
  static native int sigkill();

  @Import(name = "SIGPIPE")
  @Include("signal.h")
  @Variable
  @Unmanaged
  static native int sigpipe();

  @Import(name = "SIGCHLD")
  @Include("signal.h")
  @Variable
  @Unmanaged
  static native int sigchld();

  @Import(name = "SIG_SETMASK")
  @Include("signal.h")
  @Variable
  @Unmanaged
  static native int sigSetmask();

  @Import(name = "CLOCK_MONOTONIC")
  @Include("time.h")
  @Variable
  @Unmanaged
  static native int clockMonotonic();

  @Import(name = "CLOCK_REALTIME")
  @Include("time.h")
  @Variable
  @Unmanaged
  static native int clockRealtime();

  @Import(name = "X_OK")
  @Include("unistd.h")
  @Variable
  @Unmanaged
  static native int xOk();

  @Import(name = "SEEK_SET")
  @Include("unistd.h")
  @Variable
  @Unmanaged
  static native int seekSet();

  @Import(name = "PROT_READ")
  @Include("sys/mman.h")
  @Variable
  @Unmanaged
  static native int protRead();

  @Import(name = "PROT_WRITE")
  @Include("sys/mman.h")
  @Variable
  @Unmanaged
  static native int protWrite();

  @Import(name = "MAP_PRIVATE")
  @Include("sys/mman.h")
  @Variable
  @Unmanaged
  static native int mapPrivate();

  @Import(name = "MAP_ANONYMOUS")
  @Include("sys/mman.h")
  @Variable
  @Unmanaged
  static native int mapAnonymous();

  @Import(name = "SEEK_END")
  @Include("unistd.h")
  @Variable
  @Unmanaged
  static native int seekEnd();

  @Import(name = "PR_SET_PDEATHSIG")
  @Include("sys/prctl.h")
  @Variable
  @Unmanaged
  static native int prSetPdeathsig();

  @Import(name = "O_EXCL")
  @Include("fcntl.h")
  @Variable
  @Unmanaged
  static native int oExcl();
}
