/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Canonical prefix codes, as DEFLATE uses them. */
#ifndef CODEC_HUFFMAN_H
#define CODEC_HUFFMAN_H

#include "codec/bitstream.h"

CODEC_C_BEGIN

enum {
  CODEC_HUFFMAN_MAX_SYMBOLS = 288,
  CODEC_HUFFMAN_MAX_LENGTH = 15,
  CODEC_HUFFMAN_FAST_BITS = 9,
};

/*
 * The lengths of an optimal code in which none is longer than limit: 0 for a symbol that does not
 * occur, 1 for one that is alone. count is at most CODEC_HUFFMAN_MAX_SYMBOLS.
 */
void codec_huffman_lengths(const uint32_t* frequencies, size_t count, unsigned limit,
                           uint8_t* lengths);

/* The codes for such lengths, with the first bit lowest, ready to be written. */
void codec_huffman_codes(const uint8_t* lengths, size_t count, uint16_t* codes);

/* What reads one code. */
typedef struct codec_huffman_decoder {
  uint16_t fast[1 << CODEC_HUFFMAN_FAST_BITS]; /* symbol << 4 | length, or 0 */
  uint16_t counts[CODEC_HUFFMAN_MAX_LENGTH + 1];
  uint16_t symbols[CODEC_HUFFMAN_MAX_SYMBOLS]; /* in the order of their codes */
} codec_huffman_decoder;

/* CODEC_CORRUPT if the lengths name more codes than there are, or leave some unused. */
codec_status codec_huffman_prepare(codec_huffman_decoder* decoder, const uint8_t* lengths,
                                   size_t count);

/* The next symbol, or -1 if no code begins so. */
int codec_huffman_take(const codec_huffman_decoder* decoder, codec_bit_reader* reader);

CODEC_C_END

#endif
