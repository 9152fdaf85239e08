/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Numbers of any size in few bytes: LEB128, and zigzag for signed ones. */
#ifndef CODEC_VARINT_H
#define CODEC_VARINT_H

#include "codec/bytes.h"

CODEC_C_BEGIN

/* Small magnitudes of either sign become small numbers: 0, -1, 1, -2 become 0, 1, 2, 3. */
static inline uint64_t codec_zigzag(int64_t value) {
  return ((uint64_t)value << 1) ^ (value < 0 ? UINT64_MAX : 0);
}

static inline int64_t codec_unzigzag(uint64_t value) {
  return (int64_t)(value >> 1 ^ (value & 1 ? UINT64_MAX : 0));
}

void codec_varint_put(codec_buffer* output, uint64_t value);

/* Takes a number off the front of input; input is unchanged if there is none. */
codec_status codec_varint_take(codec_slice* input, uint64_t* value);

/* The differences of consecutive little-endian 32-bit integers, each as few bytes as it needs. */
codec_status codec_integers_encode(codec_slice input, codec_buffer* output);

codec_status codec_integers_decode(codec_slice input, codec_buffer* output);

CODEC_C_END

#endif
