// Copyright 2026 The zccache for Maven authors
// SPDX-License-Identifier: Apache-2.0
//
// Loaded before the C library: the clock of the wall goes wrong by as many seconds as the file CLOCK_FILE is long,
// backwards, from one moment to the next.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>

static time_t wrong_by(void) {
  struct stat found;
  const char *file = getenv("CLOCK_FILE");
  return file && stat(file, &found) == 0 ? (time_t) found.st_size : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int failed = ((int (*)(clockid_t, struct timespec *)) dlsym(RTLD_NEXT, "clock_gettime"))(clock, now);
  if (!failed && clock == CLOCK_REALTIME) now->tv_sec -= wrong_by();
  return failed;
}

int gettimeofday(struct timeval *now, void *zone) {
  struct timespec exact;
  int failed = clock_gettime(CLOCK_REALTIME, &exact);
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return failed;
}

time_t time(time_t *also) {
  struct timespec exact;
  clock_gettime(CLOCK_REALTIME, &exact);
  if (also) *also = exact.tv_sec;
  return exact.tv_sec;
}
