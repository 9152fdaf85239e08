/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Adaptive binary arithmetic coding of bytes, each predicted from the two before it. */
#ifndef CODEC_RANGE_CODER_H
#define CODEC_RANGE_CODER_H

#include "codec/bytes.h"

CODEC_C_BEGIN

codec_status codec_range_encode(codec_slice input, codec_buffer* output);

codec_status codec_range_decode(codec_slice input, codec_buffer* output);

CODEC_C_END

#endif
