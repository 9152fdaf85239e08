/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * looks FILE: for each line of standard input, stats every path that the file lists, a line each,
 * and prints how many nanoseconds all of that took.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { MOST = 10000 };

static char *paths[MOST];

static long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000L + time.tv_nsec;
}

int main(int argc, char **argv) {
  char line[4096];
  int count = 0;
  FILE *list = argc == 2 ? fopen(argv[1], "r") : NULL;
  if (list == NULL) {
    return 2;
  }
  while (count < MOST && fgets(line, sizeof line, list) != NULL) {
    line[strcspn(line, "\n")] = 0;
    paths[count++] = strdup(line);
  }
  while (fgets(line, sizeof line, stdin) != NULL) {
    long start = now();
    for (int i = 0; i < count; i++) {
      struct stat found;
      if (stat(paths[i], &found) != 0) {
        perror(paths[i]);
        return 1;
      }
    }
    printf("%ld\n", now() - start);
    fflush(stdout);
  }
  return 0;
}
