/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Base64 (RFC 4648), with padding. */
#ifndef CODEC_BASE64_H
#define CODEC_BASE64_H

#include "codec/bytes.h"

CODEC_C_BEGIN

typedef enum codec_base64_alphabet {
  CODEC_BASE64_STANDARD,
  CODEC_BASE64_URL,
} codec_base64_alphabet;

codec_status codec_base64_encode(codec_base64_alphabet alphabet, codec_slice input,
                                 codec_buffer* output);

/* Strict: no white space, all padding there, no bits left over. */
codec_status codec_base64_decode(codec_base64_alphabet alphabet, codec_slice input,
                                 codec_buffer* output);

CODEC_C_END

#endif
