/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Erasure coding: of data + parity shards of one size, any data shards bring all of them back. */
#ifndef CODEC_ERASURE_H
#define CODEC_ERASURE_H

#include "codec/common.h"

CODEC_C_BEGIN

/* The shards: first those with data, then those with parity, each of size bytes. */
typedef struct codec_shards {
  uint8_t** at;
  unsigned data;
  unsigned parity;
  size_t size;
} codec_shards;

/* Fills the parity shards. There are at most 256 shards. */
codec_status codec_erasure_encode(const codec_shards* shards);

/* Fills the data shards that are not present. CODEC_TRUNCATED if too few are. */
codec_status codec_erasure_restore(const codec_shards* shards, const bool* present);

CODEC_C_END

#endif
