// Copyright 2026 The zccache for Maven authors
// SPDX-License-Identifier: Apache-2.0
//
// Loaded before the C library: counts the calls of a process that change files below the folder KILL_FOLDER,
// and kills the process in place of the call of number KILL_AT.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST 65536
static char ours[MOST];

static int below(const char *path) {
  const char *folder = getenv("KILL_FOLDER");
  return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static void step(void) {
  static int count;
  const char *at = getenv("KILL_AT");
  if (at && __sync_add_and_fetch(&count, 1) == atoi(at)) {
    kill(getpid(), SIGKILL);
    pause();
  }
}

static void step_fd(int fd) {
  if (fd >= 0 && fd < MOST && ours[fd]) step();
}

static int opened(const char *path, int fd) {
  if (fd >= 0 && fd < MOST) ours[fd] = below(path);
  return fd;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define CHANGES(flags) ((flags) & (O_CREAT | O_TRUNC))

#define OPEN(name)                                               \
  int name(const char *path, int flags, ...) {                   \
    va_list more;                                                \
    va_start(more, flags);                                       \
    mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;    \
    va_end(more);                                                \
    if (CHANGES(flags) && below(path)) step();                   \
    return opened(path, REAL(name)(path, flags, mode));          \
  }
OPEN(open)
OPEN(open64)

ssize_t write(int fd, const void *bytes, size_t count) {
  step_fd(fd);
  return REAL(write)(fd, bytes, count);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  step_fd(fd);
  return REAL(pwrite64)(fd, bytes, count, at);
}

int ftruncate64(int fd, off64_t size) {
  step_fd(fd);
  return REAL(ftruncate64)(fd, size);
}

int fsync(int fd) {
  step_fd(fd);
  return REAL(fsync)(fd);
}

int fdatasync(int fd) {
  step_fd(fd);
  return REAL(fdatasync)(fd);
}

int rename(const char *from, const char *to) {
  if (below(to)) step();
  return REAL(rename)(from, to);
}

int link(const char *from, const char *to) {
  if (below(to)) step();
  return REAL(link)(from, to);
}

int unlink(const char *path) {
  if (below(path)) step();
  return REAL(unlink)(path);
}

int rmdir(const char *path) {
  if (below(path)) step();
  return REAL(rmdir)(path);
}

int mkdir(const char *path, mode_t mode) {
  if (below(path)) step();
  return REAL(mkdir)(path, mode);
}
