/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.launcher.posix;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Unmanaged;
import org.teavm.interop.c.Include;

/**
 * The functions of POSIX and Linux that the launcher calls. The C compiler sees the real prototypes
 * through the headers named here. An address of a Java array is good until the next allocation: it
 * is taken in the argument list of the call itself.
 */
final class Posix {
  private Posix() {}

  @Import(name = "socket")
  @Include("sys/socket.h")
  @Unmanaged
  static native int socket(int domain, int type, int protocol);

  @Import(name = "connect")
  @Include("sys/socket.h")
  @Unmanaged
  static native int connect(int fd, Address address, int length);

  @Import(name = "send")
  @Include("sys/socket.h")
  @Unmanaged
  static native long send(int fd, Address from, long length, int flags);

  @Import(name = "getsockopt")
  @Include("sys/socket.h")
  @Unmanaged
  static native int getsockopt(int fd, int level, int name, Address value, Address length);

  @Import(name = "poll")
  @Include("poll.h")
  @Unmanaged
  static native int poll(Address fds, long count, int millis);

  @Import(name = "fcntl")
  @Include("fcntl.h")
  @Unmanaged
  static native int fcntl(int fd, int command, int argument);

  @Import(name = "fcntl")
  @Include("fcntl.h")
  @Unmanaged
  static native int fcntlAt(int fd, int command, Address argument);

  @Import(name = "open")
  @Include("fcntl.h")
  @Unmanaged
  static native int open(Address path, int flags, int mode);

  @Import(name = "read")
  @Include("unistd.h")
  @Unmanaged
  static native long read(int fd, Address into, long length);

  @Import(name = "write")
  @Include("unistd.h")
  @Unmanaged
  static native long write(int fd, Address from, long length);

  @Import(name = "lseek")
  @Include("unistd.h")
  @Unmanaged
  static native long lseek(int fd, long offset, int whence);

  @Import(name = "ftruncate")
  @Include("unistd.h")
  @Unmanaged
  static native int ftruncate(int fd, long length);

  @Import(name = "close")
  @Include("unistd.h")
  @Unmanaged
  static native int close(int fd);

  @Import(name = "dup2")
  @Include("unistd.h")
  @Unmanaged
  static native int dup2(int from, int to);

  @Import(name = "pipe")
  @Include("unistd.h")
  @Unmanaged
  static native int pipe(Address fds);

  @Import(name = "isatty")
  @Include("unistd.h")
  @Unmanaged
  static native int isatty(int fd);

  @Import(name = "access")
  @Include("unistd.h")
  @Unmanaged
  static native int access(Address path, int mode);

  @Import(name = "readlink")
  @Include("unistd.h")
  @Unmanaged
  static native long readlink(Address path, Address into, long length);

  @Import(name = "unlink")
  @Include("unistd.h")
  @Unmanaged
  static native int unlink(Address path);

  @Import(name = "getcwd")
  @Include("unistd.h")
  @Unmanaged
  static native @Nullable Address getcwd(Address into, long length);

  @Import(name = "chdir")
  @Include("unistd.h")
  @Unmanaged
  static native int chdir(Address path);

  @Import(name = "getpid")
  @Include("unistd.h")
  @Unmanaged
  static native int getpid();

  @Import(name = "geteuid")
  @Include("unistd.h")
  @Unmanaged
  static native int geteuid();

  @Import(name = "fork")
  @Include("unistd.h")
  @Unmanaged
  static native int fork();

  @Import(name = "vfork")
  @Include("unistd.h")
  @Unmanaged
  static native int vfork();

  @Import(name = "getppid")
  @Include("unistd.h")
  @Unmanaged
  static native int getppid();

  @Import(name = "pipe2")
  @Include("unistd.h")
  @Unmanaged
  static native int pipe2(Address fds, int flags);

  @Import(name = "rename")
  @Include("stdio.h")
  @Unmanaged
  static native int rename(Address from, Address to);

  @Import(name = "fchmod")
  @Include("sys/stat.h")
  @Unmanaged
  static native int fchmod(int fd, int mode);

  @Import(name = "prctl")
  @Include("sys/prctl.h")
  @Unmanaged
  static native int prctl(int option, long first, long second, long third, long fourth);

  @Import(name = "setsid")
  @Include("unistd.h")
  @Unmanaged
  static native int setsid();

  @Import(name = "execve")
  @Include("unistd.h")
  @Unmanaged
  static native int execve(Address path, Address argv, Address environment);

  @Import(name = "_exit")
  @Include("unistd.h")
  @Unmanaged
  static native void exitNow(int code);

  @Import(name = "mkstemp")
  @Include("stdlib.h")
  @Unmanaged
  static native int mkstemp(Address template);

  @Import(name = "realpath")
  @Include("stdlib.h")
  @Unmanaged
  static native @Nullable Address realpath(Address path, @Nullable Address into);

  @Import(name = "mmap")
  @Include("sys/mman.h")
  @Unmanaged
  static native Address mmap(
      @Nullable Address where, long size, int rights, int flags, int fd, long offset);

  @Import(name = "strlen")
  @Include("string.h")
  @Unmanaged
  static native long strlen(Address text);

  @Import(name = "strerror")
  @Include("string.h")
  @Unmanaged
  static native Address strerror(int error);

  @Import(name = "waitpid")
  @Include("sys/wait.h")
  @Unmanaged
  static native int waitpid(int pid, @Nullable Address status, int options);

  @Import(name = "kill")
  @Include("signal.h")
  @Unmanaged
  static native int kill(int pid, int signal);

  @Import(name = "signal")
  @Include("signal.h")
  @Unmanaged
  static native @Nullable Address signal(int signal, @Nullable Address reaction);

  @Import(name = "sigemptyset")
  @Include("signal.h")
  @Unmanaged
  static native int sigemptyset(Address set);

  @Import(name = "sigprocmask")
  @Include("signal.h")
  @Unmanaged
  static native int sigprocmask(int how, @Nullable Address mask, @Nullable Address old);

  @Import(name = "lstat")
  @Include("sys/stat.h")
  @Unmanaged
  static native int lstat(Address path, Address into);

  @Import(name = "stat")
  @Include("sys/stat.h")
  @Unmanaged
  static native int stat(Address path, Address into);

  @Import(name = "mkdir")
  @Include("sys/stat.h")
  @Unmanaged
  static native int mkdir(Address path, int mode);

  @Import(name = "chmod")
  @Include("sys/stat.h")
  @Unmanaged
  static native int chmod(Address path, int mode);

  @Import(name = "umask")
  @Include("sys/stat.h")
  @Unmanaged
  static native int umask(int mask);

  @Import(name = "clock_gettime")
  @Include("time.h")
  @Unmanaged
  static native int clockGettime(int clock, Address into);

  @Import(name = "nanosleep")
  @Include("time.h")
  @Unmanaged
  static native int nanosleep(Address time, @Nullable Address rest);
}
