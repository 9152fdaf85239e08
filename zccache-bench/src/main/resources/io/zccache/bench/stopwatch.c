/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Starts programs and takes their times, so that the noise of a JVM is in none of them.
 *
 * Reads requests from standard input, answers each with one line of numbers on standard output.
 * Strings end with a zero byte; a count is a decimal string; times are nanoseconds.
 *
 *   command  := folder argc argv... envc env...
 *   run K command...                together  -> wall (wall cpu exit peakKiB)...
 *   spawn seconds socket command answer [command]
 *                                   a daemon  -> pid socket answer exit
 *             answer is "pong": until it answers a Ping; or "hit": until the command after it has
 *             ended, which is started when the socket accepts. socket: until it accepts.
 *   cpu pid                         -> nanoseconds of all its threads
 *   end pid                         TERM, wait -> nanoseconds
 *
 * A wall time goes from just before the program is spawned to just after it was waited for.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST 64

struct command {
  char *folder;
  char **argv;
  char **env;
};

static void fail(const char *what) {
  fprintf(stderr, "stopwatch: %s: %s\n", what, strerror(errno));
  exit(1);
}

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static char *text(void) {
  char *s = NULL;
  size_t room = 0;
  if (getdelim(&s, &room, 0, stdin) < 0) exit(0);
  return s;
}

static long number(void) {
  char *s = text();
  long n = atol(s);
  free(s);
  return n;
}

static char **texts(void) {
  long n = number();
  char **all = calloc(n + 1, sizeof *all);
  for (long i = 0; i < n; i++) all[i] = text();
  return all;
}

static struct command command(void) {
  struct command c;
  c.folder = text();
  c.argv = texts();
  c.env = texts();
  return c;
}

static void forget(struct command c) {
  for (char **p = c.argv; *p; p++) free(*p);
  for (char **p = c.env; *p; p++) free(*p);
  free(c.argv);
  free(c.env);
  free(c.folder);
}

static void quiet(posix_spawn_file_actions_t *actions, const char *folder) {
  posix_spawn_file_actions_init(actions);
  posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(actions, 2, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addchdir_np(actions, folder);
}

static long long nanos(struct timeval t) { return t.tv_sec * 1000000000LL + t.tv_usec * 1000LL; }

static void run(void) {
  long n = number();
  struct command all[MOST];
  posix_spawn_file_actions_t actions[MOST];
  pid_t pid[MOST];
  long long begin[MOST], wall[MOST], cpu[MOST];
  long peak[MOST];
  int code[MOST];
  if (n > MOST) fail("too many commands");
  for (long i = 0; i < n; i++) {
    all[i] = command();
    quiet(&actions[i], all[i].folder);
    wall[i] = cpu[i] = peak[i] = 0;
  }
  long left = n;
  long long first = now(), last = first;
  for (long i = 0; i < n; i++) {
    begin[i] = now();
    int trouble = posix_spawn(&pid[i], all[i].argv[0], &actions[i], NULL, all[i].argv, all[i].env);
    if (trouble) {
      code[i] = 127;
      pid[i] = -1;
      left--;
    }
  }
  while (left > 0) {
    int status;
    struct rusage use;
    pid_t ended = wait4(-1, &status, 0, &use);
    last = now();
    if (ended < 0) fail("wait4");
    for (long i = 0; i < n; i++) {
      if (pid[i] != ended) continue;
      wall[i] = last - begin[i];
      cpu[i] = nanos(use.ru_utime) + nanos(use.ru_stime);
      peak[i] = use.ru_maxrss;
      code[i] = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      left--;
    }
  }
  printf("%lld", last - first);
  for (long i = 0; i < n; i++) {
    printf(" %lld %lld %d %ld", wall[i], cpu[i], code[i], peak[i]);
    posix_spawn_file_actions_destroy(&actions[i]);
    forget(all[i]);
  }
  printf("\n");
}

static int reach(const char *path) {
  struct sockaddr_un a = {.sun_family = AF_UNIX};
  strncpy(a.sun_path, path, sizeof a.sun_path - 1);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) fail("socket");
  if (connect(fd, (struct sockaddr *)&a, sizeof a) == 0) return fd;
  close(fd);
  return -1;
}

/* A Ping in protobuf; any answer counts. */
static int ping(int fd) {
  static const char frame[] = "\25\0\0\0\20\0\0\0\12\0\242\6\14control-ping";
  char answer[4096];
  return write(fd, frame, sizeof frame - 1) == sizeof frame - 1 && read(fd, answer, sizeof answer) > 8
             ? 0
             : 1;
}

static void spawn(void) {
  long long limit = number() * 1000000000LL;
  char *socket_path = text();
  struct command daemon = command();
  char *answer = text();
  struct command client = {NULL, NULL, NULL};
  int hit = strcmp(answer, "hit") == 0;
  if (hit) client = command();
  posix_spawn_file_actions_t actions, client_actions;
  quiet(&actions, daemon.folder);
  if (hit) quiet(&client_actions, client.folder);
  pid_t pid, client_pid;
  int fd, status, code = 0;
  long long begin = now();
  if (posix_spawn(&pid, daemon.argv[0], &actions, NULL, daemon.argv, daemon.env)) fail("spawn");
  while ((fd = reach(socket_path)) < 0) {
    if (now() - begin > limit || waitpid(pid, &status, WNOHANG) == pid) {
      printf("%d 0 0 -1\n", (int)pid);
      return;
    }
    struct timespec pause = {0, 200000};
    nanosleep(&pause, NULL);
  }
  long long there = now();
  if (strcmp(answer, "pong") == 0) code = ping(fd);
  close(fd);
  if (hit) {
    if (posix_spawn(&client_pid, client.argv[0], &client_actions, NULL, client.argv, client.env))
      fail("spawn");
    waitpid(client_pid, &status, 0);
    code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  printf("%d %lld %lld %d\n", (int)pid, there - begin, now() - begin, code);
  posix_spawn_file_actions_destroy(&actions);
  if (hit) posix_spawn_file_actions_destroy(&client_actions);
  if (hit) forget(client);
  forget(daemon);
  free(socket_path);
  free(answer);
}

static void cpu(void) {
  clockid_t clock;
  struct timespec t = {0, 0};
  if (clock_getcpuclockid(number(), &clock) == 0) clock_gettime(clock, &t);
  printf("%lld\n", t.tv_sec * 1000000000LL + t.tv_nsec);
}

static void end(void) {
  pid_t pid = number();
  long long begin = now();
  int status;
  kill(pid, SIGTERM);
  for (int i = 0; waitpid(pid, &status, WNOHANG) == 0; i++) {
    if (i == 15000) kill(pid, SIGKILL);
    usleep(1000);
  }
  printf("%lld\n", now() - begin);
}

int main(void) {
  signal(SIGPIPE, SIG_IGN);
  for (;;) {
    char *word = text();
    if (strcmp(word, "run") == 0) run();
    else if (strcmp(word, "spawn") == 0) spawn();
    else if (strcmp(word, "cpu") == 0) cpu();
    else if (strcmp(word, "end") == 0) end();
    else fail(word);
    free(word);
    fflush(stdout);
  }
}
