/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the launcher does for one cached compile, by hand: the same checks in the same order, the
 * same request, the same way to wait for the reply. It is what the launcher is measured against.
 * usage: client TOOL ARGS...   TOOL is absolute; ZCCACHE_CACHE_DIR names the cache
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <termios.h>
#include <unistd.h>

#define UNAVAILABLE 125

extern char **environ;

static unsigned char *out;
static size_t used, room;
static uid_t user;

static void need(size_t more) {
  if (used + more <= room) return;
  room = (used + more) * 2;
  out = realloc(out, room);
  if (!out) _exit(UNAVAILABLE);
}

static void number(uint64_t v) {
  need(10);
  for (; v > 127; v >>= 7) out[used++] = (v & 127) | 128;
  out[used++] = v;
}

static size_t number_size(uint64_t v) {
  size_t n = 1;
  for (; v > 127; v >>= 7) n++;
  return n;
}

static void bytes(int field, const void *p, size_t n) {
  number(field << 3 | 2);
  number(n);
  need(n);
  memcpy(out + used, p, n);
  used += n;
}

static void path(int field, const char *s) {
  size_t n = strlen(s);
  number(field << 3 | 2);
  number(1 + number_size(n) + n);
  bytes(1, s, n);
}

static void pair(const char *key, size_t key_size, const char *value) {
  size_t n = strlen(value);
  number(6 << 3 | 2);
  number(2 + number_size(key_size) + key_size + number_size(n) + n);
  bytes(1, key, key_size);
  bytes(2, value, n);
}

/* Is a folder of PATH one whose programs are links to the launcher? */
static void search(void) {
  const char *p = getenv("PATH");
  while (p && *p) {
    const char *end = strchrnul(p, ':');
    char name[4096];
    struct stat st;
    size_t n = end - p;
    if (n > 0 && n < sizeof name - 20) {
      memcpy(name, p, n);
      strcpy(name + n, "/zccache.links");
      if (stat(name, &st) == 0) _exit(UNAVAILABLE);
    }
    p = *end ? end + 1 : end;
  }
}

static void mine(const char *name, mode_t kind) {
  struct stat st;
  if (lstat(name, &st) || (st.st_mode & S_IFMT) != kind || st.st_uid != user) _exit(UNAVAILABLE);
}

static int reach(const char *root) {
  struct sockaddr_un to = {.sun_family = AF_UNIX};
  char name[sizeof to.sun_path];
  if (strlen(root) > sizeof name - 20) _exit(UNAVAILABLE);
  mine(root, S_IFDIR);
  strcat(strcpy(name, root), "/run");
  mine(name, S_IFDIR);
  strcat(name, "/daemon.sock");
  mine(name, S_IFSOCK);
  strcpy(to.sun_path, name);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (connect(fd, (struct sockaddr *)&to, sizeof to)) _exit(UNAVAILABLE);
  struct ucred peer;
  socklen_t size = sizeof peer;
  if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) || peer.uid != user)
    _exit(UNAVAILABLE);
  return fd;
}

static void request(int argc, char **argv, const char *folder, int mask, int tty) {
  static const char id[] = "compile-ephemeral";
  char mark[] = "1;umask=000;tty=0";
  mark[8] += mask >> 6 & 7;
  mark[9] += mask >> 3 & 7;
  mark[10] += mask & 7;
  mark[16] += tty;
  number(1 << 3);
  number(getpid());
  path(2, folder);
  path(3, argv[1]);
  for (int i = 2; i < argc; i++) bytes(4, argv[i], strlen(argv[i]));
  path(5, folder);
  for (char **e = environ; *e; e++) {
    const char *is = strchr(*e, '=');
    if (is && strncmp(*e, "ZCCACHE_CLIENT=", 15) != 0) pair(*e, is - *e, is + 1);
  }
  pair("ZCCACHE_CLIENT", 14, mark);
  number(7 << 3);
  number(1);
  unsigned char *body = out;
  size_t size = used;
  out = NULL;
  used = room = 0;
  need(size + 64);
  used = 4;
  uint32_t version = 16;
  memcpy(out + 4, &version, 4);
  used = 8;
  bytes(10, body, size);
  bytes(100, id, sizeof id - 1);
  uint32_t length = used - 4;
  memcpy(out, &length, 4);
}

/* Reads a whole message, its length included; what comes is taken at once. */
static unsigned char *receive(int fd, uint32_t *length) {
  size_t have = 0, size = 8192, want = 4;
  unsigned char *in = malloc(size);
  while (have < want) {
    ssize_t n = read(fd, in + have, size - have);
    if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) _exit(UNAVAILABLE);
    if (n < 0 && errno == EAGAIN) {
      struct pollfd wait = {.fd = fd, .events = POLLIN};
      if (poll(&wait, 1, 60000) == 0) _exit(UNAVAILABLE);
    }
    if (n > 0) have += n;
    if (have < 4 || want > 4) continue;
    memcpy(length, in, 4);
    if (*length < 8 || *length > 1 << 24) _exit(UNAVAILABLE);
    want = 4 + (size_t)*length;
    if (want > size) in = realloc(in, size = want);
  }
  return in;
}

static uint64_t varint(const unsigned char **p, const unsigned char *end) {
  uint64_t v = 0;
  for (int shift = 0; *p < end && shift < 64; shift += 7) {
    unsigned char b = *(*p)++;
    v |= (uint64_t)(b & 127) << shift;
    if (b < 128) return v;
  }
  _exit(UNAVAILABLE);
}

static void print(int to, const unsigned char *p, size_t n) {
  while (n > 0) {
    ssize_t done = write(to, p, n);
    if (done < 0 && errno != EINTR) _exit(UNAVAILABLE);
    if (done > 0) p += done, n -= done;
  }
}

/* CompileResult: 1 exit code, 2 standard output, 3 standard error, 4 cached. */
static int result(const unsigned char *p, const unsigned char *end) {
  int code = 0;
  while (p < end) {
    uint64_t tag = varint(&p, end), value = varint(&p, end);
    if ((tag & 7) == 0) {
      if (tag >> 3 == 1) code = (int)value;
      continue;
    }
    if (value > (uint64_t)(end - p)) _exit(UNAVAILABLE);
    if (tag >> 3 == 2 || tag >> 3 == 3) print(tag >> 3 == 2 ? 1 : 2, p, value);
    p += value;
  }
  return code;
}

int main(int argc, char **argv) {
  const char *root = getenv("ZCCACHE_CACHE_DIR");
  if (argc < 2 || !root) return UNAVAILABLE;
  for (int fd = 0; fd < 3; fd++)
    if (fcntl(fd, F_GETFD) < 0) return UNAVAILABLE;
  user = geteuid();
  char self[4096], folder[4096];
  struct stat st;
  ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
  if (n < 0 || !getcwd(folder, sizeof folder)) return UNAVAILABLE;
  self[n] = 0;
  if (stat(self, &st)) return UNAVAILABLE;
  char links[4200];
  if (strlen(argv[1]) > 4095) return UNAVAILABLE;
  strcpy(links, argv[1]);
  char *slash = strrchr(links, '/');
  if (!slash) return UNAVAILABLE;
  strcpy(slash, "/zccache.links");
  if (stat(links, &st) == 0 || stat(argv[1], &st) || stat(argv[1], &st) || access(argv[1], X_OK))
    return UNAVAILABLE;
  search();
  /* The settings of a link folder would be beside this program. */
  strcpy(links, self);
  strcpy(strrchr(links, '/'), "/zccache.links");
  if (open(links, O_RDONLY | O_CLOEXEC) >= 0) return UNAVAILABLE;
  int mask = umask(0);
  umask(mask);
  int tty = isatty(2);
  getpid();
  int fd = reach(root);
  request(argc, argv, folder, mask, tty);
  if (send(fd, out, used, MSG_NOSIGNAL) != (ssize_t)used) return UNAVAILABLE;
  uint32_t length = 0;
  unsigned char *in = receive(fd, &length);
  close(fd);
  const unsigned char *p = in + 8, *end = in + 4 + length;
  uint64_t tag = varint(&p, end), size = varint(&p, end);
  if (tag != (7 << 3 | 2) || size > (uint64_t)(end - p)) return UNAVAILABLE;
  return result(p, p + size);
}
