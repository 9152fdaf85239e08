/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Answers every request on a Unix socket with the bytes of a file.
 * usage: echo SOCKET REPLY_FILE REQUEST_FILE   the first request is kept in REQUEST_FILE
 */
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static unsigned char reply[1 << 16], request[1 << 20];

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  signal(SIGPIPE, SIG_IGN);
  int file = open(argv[2], O_RDONLY);
  ssize_t length = read(file, reply, sizeof reply);
  close(file);
  if (length <= 0) return 3;
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strncpy(address.sun_path, argv[1], sizeof address.sun_path - 1);
  unlink(argv[1]);
  umask(077);
  int door = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (bind(door, (struct sockaddr *)&address, sizeof address) || listen(door, 64)) return 4;
  for (int kept = 0;;) {
    int fd = accept(door, NULL, NULL);
    if (fd < 0) continue;
    size_t have = 0, want = 4;
    while (have < want) {
      ssize_t n = read(fd, request + have, sizeof request - have);
      if (n <= 0) break;
      have += n;
      if (have >= 4) want = 4 + (request[0] | request[1] << 8 | request[2] << 16);
    }
    if (have == want && write(fd, reply, length) != length) perror("write");
    close(fd);
    if (have == want && !kept) {
      kept = 1;
      char part[4096];
      snprintf(part, sizeof part, "%s.part", argv[3]);
      file = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
      if (write(file, request, have) != (ssize_t)have) perror("write");
      close(file);
      if (rename(part, argv[3])) perror("rename");
    }
  }
}
