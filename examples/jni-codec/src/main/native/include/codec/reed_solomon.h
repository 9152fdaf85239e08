/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Reed-Solomon error correction over blocks of at most 255 bytes. */
#ifndef CODEC_REED_SOLOMON_H
#define CODEC_REED_SOLOMON_H

#include "codec/bytes.h"

CODEC_C_BEGIN

enum { CODEC_REED_SOLOMON_MOST_PARITY = 128 };

/*
 * Cuts the input into blocks of 255 - parity bytes, the last one shorter, and adds parity bytes to
 * each. parity is from 1 to CODEC_REED_SOLOMON_MOST_PARITY.
 */
codec_status codec_reed_solomon_encode(unsigned parity, codec_slice input, codec_buffer* output);

/*
 * Repairs up to parity / 2 wrong bytes in each block. CODEC_CORRUPT if there are more, as far as
 * that can be told.
 */
codec_status codec_reed_solomon_decode(unsigned parity, codec_slice input, codec_buffer* output);

CODEC_C_END

#endif
