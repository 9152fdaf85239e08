/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The expanding half of DEFLATE. */
#include "codec/deflate.h"
#include "codec/deflate_tables.h"
#include "codec/huffman.h"

/* One stream: where it is read, where its output begins. */
typedef struct inflater {
  codec_bit_reader reader;
  codec_buffer* output;
  size_t start;
  codec_huffman_decoder literals;
  codec_huffman_decoder distances;
} inflater;

static codec_status broken(const inflater* inflater) {
  return inflater->reader.overrun ? CODEC_TRUNCATED : CODEC_CORRUPT;
}

static codec_status stored(inflater* inflater) {
  codec_slice rest = codec_bit_reader_align(&inflater->reader);
  if (rest.size < 4) {
    return CODEC_TRUNCATED;
  }
  unsigned size = rest.at[0] | rest.at[1] << 8;
  unsigned check = rest.at[2] | rest.at[3] << 8;
  rest = codec_slice_drop(rest, 4);
  if ((size ^ check) != 0xffff) {
    return CODEC_CORRUPT;
  }
  if (rest.size < size) {
    return CODEC_TRUNCATED;
  }
  codec_buffer_append(inflater->output, rest.at, size);
  inflater->reader = (codec_bit_reader){codec_slice_drop(rest, size), 0, 0, 0, false};
  return inflater->output->status;
}

static unsigned value_of(codec_bit_reader* reader, deflate_range range) {
  return range.base + codec_bit_reader_take(reader, range.extra);
}

static codec_status copy_match(inflater* inflater, unsigned length_symbol) {
  if (length_symbol >= DEFLATE_LENGTHS) {
    return CODEC_CORRUPT;
  }
  unsigned length = value_of(&inflater->reader, deflate_lengths[length_symbol]);
  int symbol = codec_huffman_take(&inflater->distances, &inflater->reader);
  if (symbol < 0 || symbol >= DEFLATE_DISTANCES) {
    return broken(inflater);
  }
  unsigned distance = value_of(&inflater->reader, deflate_distances[symbol]);
  if (inflater->reader.overrun) {
    return CODEC_TRUNCATED;
  }
  if (distance > inflater->output->size - inflater->start) {
    return CODEC_CORRUPT;
  }
  codec_buffer_repeat(inflater->output, distance, length);
  return inflater->output->status;
}

static codec_status body(inflater* inflater) {
  for (;;) {
    int symbol = codec_huffman_take(&inflater->literals, &inflater->reader);
    if (symbol < 0) {
      return broken(inflater);
    }
    if (symbol == DEFLATE_END) {
      return inflater->output->status;
    }
    if (symbol < DEFLATE_END) {
      codec_buffer_push(inflater->output, (uint8_t)symbol);
      continue;
    }
    codec_status status = copy_match(inflater, (unsigned)symbol - DEFLATE_FIRST_LENGTH);
    if (status != CODEC_OK) {
      return status;
    }
  }
}

static codec_status fixed(inflater* inflater) {
  uint8_t literals[288];
  uint8_t distances[32];
  deflate_fixed_lengths(literals, distances);
  memset(distances + 30, 5, 2); /* two codes that never occur make the code complete */
  codec_huffman_prepare(&inflater->literals, literals, sizeof literals);
  codec_huffman_prepare(&inflater->distances, distances, sizeof distances);
  return body(inflater);
}

/* Reads the lengths of both codes, which are sent as one run-length coded sequence. */
static codec_status take_lengths(inflater* inflater, uint8_t* lengths, unsigned total) {
  unsigned at = 0;
  while (at < total) {
    int symbol = codec_huffman_take(&inflater->literals, &inflater->reader);
    if (symbol < 0) {
      return broken(inflater);
    }
    if (symbol < 16) {
      lengths[at++] = (uint8_t)symbol;
      continue;
    }
    static const deflate_range repeats[] = {{3, 2}, {3, 3}, {11, 7}};
    unsigned run = value_of(&inflater->reader, repeats[symbol - 16]);
    if (run > total - at || (symbol == 16 && at == 0)) {
      return CODEC_CORRUPT;
    }
    memset(lengths + at, symbol == 16 ? lengths[at - 1] : 0, run);
    at += run;
  }
  return CODEC_OK;
}

static codec_status dynamic(inflater* inflater) {
  codec_bit_reader* reader = &inflater->reader;
  unsigned literals = 257 + codec_bit_reader_take(reader, 5);
  unsigned distances = 1 + codec_bit_reader_take(reader, 5);
  unsigned sent = 4 + codec_bit_reader_take(reader, 4);
  if (literals > DEFLATE_LITERALS || distances > DEFLATE_DISTANCES) {
    return CODEC_CORRUPT;
  }
  uint8_t order[DEFLATE_CODE_LENGTHS] = {0};
  for (unsigned i = 0; i < sent; i++) {
    order[deflate_code_length_order[i]] = (uint8_t)codec_bit_reader_take(reader, 3);
  }
  uint8_t lengths[DEFLATE_LITERALS + DEFLATE_DISTANCES];
  codec_status status = codec_huffman_prepare(&inflater->literals, order, sizeof order);
  if (status == CODEC_OK) {
    status = take_lengths(inflater, lengths, literals + distances);
  }
  if (status == CODEC_OK && lengths[DEFLATE_END] == 0) {
    status = CODEC_CORRUPT;
  }
  if (status == CODEC_OK) {
    status = codec_huffman_prepare(&inflater->literals, lengths, literals);
  }
  if (status == CODEC_OK) {
    status = codec_huffman_prepare(&inflater->distances, lengths + literals, distances);
  }
  return status == CODEC_OK ? body(inflater) : status;
}

static codec_status next_block(inflater* inflater) {
  switch (codec_bit_reader_take(&inflater->reader, 2)) {
    case DEFLATE_STORED:
      return stored(inflater);
    case DEFLATE_FIXED:
      return fixed(inflater);
    case DEFLATE_DYNAMIC:
      return dynamic(inflater);
    default:
      return CODEC_CORRUPT;
  }
}

codec_status codec_inflate(codec_slice* input, codec_buffer* output) {
  inflater* inflater = malloc(sizeof *inflater);
  if (inflater == NULL) {
    return CODEC_NO_MEMORY;
  }
  inflater->reader = (codec_bit_reader){*input, 0, 0, 0, false};
  inflater->output = output;
  inflater->start = output->size;
  codec_status status = CODEC_OK;
  bool last = false;
  while (status == CODEC_OK && !last) {
    last = codec_bit_reader_take(&inflater->reader, 1);
    status = inflater->reader.overrun ? CODEC_TRUNCATED : next_block(inflater);
  }
  *input = codec_bit_reader_align(&inflater->reader);
  free(inflater);
  return status;
}
