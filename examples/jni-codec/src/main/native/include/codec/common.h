/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* What every unit of the library shares: fixed-width types, the outcome of an operation, limits. */
#ifndef CODEC_COMMON_H
#define CODEC_COMMON_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef __cplusplus
#define CODEC_C_BEGIN extern "C" {
#define CODEC_C_END }
#else
#define CODEC_C_BEGIN
#define CODEC_C_END
#endif

/* How an operation ended. After anything but CODEC_OK the output is unspecified, but safe to free.
 */
typedef enum codec_status {
  CODEC_OK,
  CODEC_CORRUPT,      /* the input breaks the rules of its format */
  CODEC_TRUNCATED,    /* the input ends too early */
  CODEC_LIMIT,        /* the output would pass CODEC_MAX_OUTPUT */
  CODEC_NO_MEMORY,    /* an allocation failed */
  CODEC_BAD_ARGUMENT, /* the caller's mistake */
} codec_status;

/* The most bytes that one operation may produce. */
#define CODEC_MAX_OUTPUT ((size_t)256 << 20)

#endif
