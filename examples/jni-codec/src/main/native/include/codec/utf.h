/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The encoding forms of Unicode. */
#ifndef CODEC_UTF_H
#define CODEC_UTF_H

#include "codec/bytes.h"

CODEC_C_BEGIN

typedef enum codec_utf {
  CODEC_UTF8,
  CODEC_UTF16_LE,
  CODEC_UTF16_BE,
  CODEC_UTF32_LE,
  CODEC_UTF32_BE,
} codec_utf;

/*
 * Takes one code point off the front of input. Overlong forms, lone surrogates and what is above
 * U+10FFFF are CODEC_CORRUPT.
 */
codec_status codec_utf_take(codec_utf form, codec_slice* input, uint32_t* point);

/* Appends one code point, which must be a valid one. */
void codec_utf_put(codec_utf form, codec_buffer* output, uint32_t point);

codec_status codec_utf_convert(codec_utf from, codec_utf to, codec_slice input,
                               codec_buffer* output);

CODEC_C_END

#endif
