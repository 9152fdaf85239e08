/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Bits, lowest first, through a 64-bit window. */
#include "codec/bitstream.h"

static uint64_t low_bits(uint64_t value, unsigned count) {
  return value & ((UINT64_C(1) << count) - 1);
}

void codec_bit_writer_put(codec_bit_writer* writer, uint32_t value, unsigned count) {
  writer->pending |= low_bits(value, count) << writer->count;
  writer->count += count;
  while (writer->count >= 8) {
    codec_buffer_push(writer->output, (uint8_t)writer->pending);
    writer->pending >>= 8;
    writer->count -= 8;
  }
}

static unsigned width_of(uint32_t value) {
  unsigned width = 0;
  for (; value != 0; value >>= 1) {
    width++;
  }
  return width;
}

/* The code of v is the width of v + 1 less one in zeros, a one, and the bits below the highest. */
void codec_bit_writer_put_golomb(codec_bit_writer* writer, uint32_t value) {
  uint32_t shifted = value + 1;
  unsigned tail = width_of(shifted) - 1;
  codec_bit_writer_put(writer, 0, tail);
  codec_bit_writer_put(writer, 1, 1);
  codec_bit_writer_put(writer, shifted, tail);
}

void codec_bit_writer_align(codec_bit_writer* writer) {
  if (writer->count > 0) {
    codec_bit_writer_put(writer, 0, 8 - writer->count);
  }
}

static void refill(codec_bit_reader* reader) {
  while (reader->count <= 56 && reader->position < reader->input.size) {
    reader->pending |= (uint64_t)reader->input.at[reader->position++] << reader->count;
    reader->count += 8;
  }
}

uint32_t codec_bit_reader_peek(codec_bit_reader* reader, unsigned count) {
  if (reader->count < count) {
    refill(reader);
  }
  return (uint32_t)low_bits(reader->pending, count);
}

void codec_bit_reader_skip(codec_bit_reader* reader, unsigned count) {
  if (reader->count < count) {
    refill(reader);
  }
  if (reader->count < count) {
    reader->overrun = true;
    reader->pending = 0;
    reader->count = 0;
    return;
  }
  reader->pending >>= count;
  reader->count -= count;
}

uint32_t codec_bit_reader_take(codec_bit_reader* reader, unsigned count) {
  uint32_t value = codec_bit_reader_peek(reader, count);
  codec_bit_reader_skip(reader, count);
  return value;
}

uint32_t codec_bit_reader_take_golomb(codec_bit_reader* reader) {
  unsigned tail = 0;
  while (codec_bit_reader_take(reader, 1) == 0) {
    if (++tail > 31 || reader->overrun) {
      reader->overrun = true;
      return 0;
    }
  }
  return ((uint32_t)1 << tail | codec_bit_reader_take(reader, tail)) - 1;
}

codec_slice codec_bit_reader_align(codec_bit_reader* reader) {
  codec_bit_reader_skip(reader, reader->count % 8);
  size_t unread = reader->count / 8;
  return codec_slice_drop(reader->input, reader->position - unread);
}
