/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What compilers call for the copies and fills that they do not write out, also without a C library
 * (GCC manual, "Language Standards Supported by GCC"). Which of them are called differs by processor.
 */
#include <stddef.h>

/* Or the compiler would see what a loop does, and call the function that it is in. */
#define OPAQUE __asm__ volatile("" : : : "memory")

void *memcpy(void *to, const void *from, size_t size) {
  char *target = to;
  const char *source = from;
  for (; size >= sizeof(long); size -= sizeof(long)) {
    long word;
    __builtin_memcpy(&word, source, sizeof word);
    __builtin_memcpy(target, &word, sizeof word);
    source += sizeof word;
    target += sizeof word;
    OPAQUE;
  }
  while (size-- > 0) {
    *target++ = *source++;
    OPAQUE;
  }
  return to;
}

void *memset(void *to, int value, size_t size) {
  char *target = to;
  while (size-- > 0) {
    *target++ = (char) value;
    OPAQUE;
  }
  return to;
}
