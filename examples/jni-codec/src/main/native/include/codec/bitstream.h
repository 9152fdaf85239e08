/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Streams of bits; the first bit of a byte is its lowest. */
#ifndef CODEC_BITSTREAM_H
#define CODEC_BITSTREAM_H

#include "codec/bytes.h"

CODEC_C_BEGIN

/* Writes to the end of a buffer; starts as {output, 0, 0}. */
typedef struct codec_bit_writer {
  codec_buffer* output;
  uint64_t pending;
  unsigned count;
} codec_bit_writer;

/* Appends the lowest count (at most 32) bits of value. */
void codec_bit_writer_put(codec_bit_writer* writer, uint32_t value, unsigned count);

/* Appends an order-0 exponential Golomb code: short for small values. */
void codec_bit_writer_put_golomb(codec_bit_writer* writer, uint32_t value);

/* Fills the last byte with zero bits. */
void codec_bit_writer_align(codec_bit_writer* writer);

/* Reads a slice; starts as {input, 0, 0, 0, false}. Past the end it reads zeros and says so. */
typedef struct codec_bit_reader {
  codec_slice input;
  size_t position;
  uint64_t pending;
  unsigned count;
  bool overrun;
} codec_bit_reader;

/* The next count (at most 32) bits, left where they are. */
uint32_t codec_bit_reader_peek(codec_bit_reader* reader, unsigned count);

void codec_bit_reader_skip(codec_bit_reader* reader, unsigned count);

uint32_t codec_bit_reader_take(codec_bit_reader* reader, unsigned count);

uint32_t codec_bit_reader_take_golomb(codec_bit_reader* reader);

/* Goes on to the next whole byte and returns what is left from there. */
codec_slice codec_bit_reader_align(codec_bit_reader* reader);

CODEC_C_END

#endif
