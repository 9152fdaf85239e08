/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* IMA ADPCM: a 16-bit sample in four bits, by the difference to a prediction. Lossy. */
#ifndef CODEC_ADPCM_H
#define CODEC_ADPCM_H

#include "codec/bytes.h"

CODEC_C_BEGIN

codec_status codec_adpcm_encode(const int16_t* samples, int count, codec_buffer* output);

/* The number of samples in an encoded form; negative if it is none. */
int codec_adpcm_count(codec_slice input);

/* Fills as many samples as codec_adpcm_count says, which must not be negative. */
void codec_adpcm_decode(codec_slice input, int16_t* samples);

CODEC_C_END

#endif
