/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Run-length coding in the manner of PackBits. */
#ifndef CODEC_RLE_H
#define CODEC_RLE_H

#include "codec/bytes.h"

CODEC_C_BEGIN

codec_status codec_rle_encode(codec_slice input, codec_buffer* output);

codec_status codec_rle_decode(codec_slice input, codec_buffer* output);

CODEC_C_END

#endif
