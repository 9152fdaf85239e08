/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* DEFLATE (RFC 1951) and its containers zlib (RFC 1950) and gzip (RFC 1952). */
#ifndef CODEC_DEFLATE_H
#define CODEC_DEFLATE_H

#include "codec/bytes.h"

CODEC_C_BEGIN

codec_status codec_deflate(codec_slice input, codec_buffer* output);

/* Takes one stream off the front of input. */
codec_status codec_inflate(codec_slice* input, codec_buffer* output);

codec_status codec_zlib_encode(codec_slice input, codec_buffer* output);

codec_status codec_zlib_decode(codec_slice input, codec_buffer* output);

codec_status codec_gzip_encode(codec_slice input, codec_buffer* output);

/* Reads any number of members. */
codec_status codec_gzip_decode(codec_slice input, codec_buffer* output);

CODEC_C_END

#endif
