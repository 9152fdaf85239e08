/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* SHA-256 (FIPS 180-4). */
#ifndef CODEC_SHA256_H
#define CODEC_SHA256_H

#include "codec/bytes.h"

CODEC_C_BEGIN

#define CODEC_SHA256_SIZE 32

/* A digest under way: begin, add any number of times, end once. */
typedef struct codec_sha256 {
  uint32_t state[8];
  uint8_t block[64];
  uint64_t total;
} codec_sha256;

void codec_sha256_begin(codec_sha256* sha);

void codec_sha256_add(codec_sha256* sha, codec_slice input);

void codec_sha256_end(codec_sha256* sha, uint8_t digest[CODEC_SHA256_SIZE]);

CODEC_C_END

#endif
