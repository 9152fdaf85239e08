/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The compressing half of DEFLATE: lazy matching, and for each block the cheapest of three forms.
 */
#include "codec/deflate.h"

#include "codec/deflate_tables.h"
#include "codec/huffman.h"
#include "codec/match_finder.h"

enum { EFFORT = 96, MOST_TOKENS = 1 << 14, MOST_STORED = 65535 };

/* A literal byte (length 0) or a match. */
typedef struct token {
  uint16_t length;
  uint16_t value; /* the byte or the distance */
} token;

/* The tokens of a block, how often each symbol is in them, and the input that they stand for. */
typedef struct block {
  token tokens[MOST_TOKENS];
  size_t count;
  codec_slice covered;
  uint32_t literals[DEFLATE_LITERALS];
  uint32_t distances[DEFLATE_DISTANCES];
} block;

/* The two codes of a block. */
typedef struct codes {
  uint8_t literal_lengths[CODEC_HUFFMAN_MAX_SYMBOLS];
  uint8_t distance_lengths[DEFLATE_DISTANCES];
  uint16_t literals[CODEC_HUFFMAN_MAX_SYMBOLS];
  uint16_t distances[DEFLATE_DISTANCES];
} codes;

static unsigned symbol_of(const deflate_range* ranges, unsigned count, unsigned value) {
  unsigned low = 0;
  unsigned high = count;
  while (high - low > 1) {
    unsigned middle = (low + high) / 2;
    if (ranges[middle].base <= value) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

static unsigned length_symbol(unsigned length) {
  return symbol_of(deflate_lengths, DEFLATE_LENGTHS, length);
}

static unsigned distance_symbol(unsigned distance) {
  return symbol_of(deflate_distances, DEFLATE_DISTANCES, distance);
}

static void begin(block* block, const uint8_t* at) {
  block->count = 0;
  block->covered = (codec_slice){at, 0};
  memset(block->literals, 0, sizeof block->literals);
  memset(block->distances, 0, sizeof block->distances);
  block->literals[DEFLATE_END] = 1;
}

static void add_literal(block* block, uint8_t byte) {
  block->tokens[block->count++] = (token){0, byte};
  block->literals[byte]++;
  block->covered.size++;
}

static void add_match(block* block, codec_match match) {
  block->tokens[block->count++] = (token){(uint16_t)match.length, (uint16_t)match.distance};
  block->literals[DEFLATE_FIRST_LENGTH + length_symbol(match.length)]++;
  block->distances[distance_symbol(match.distance)]++;
  block->covered.size += match.length;
}

/* The lengths of both codes as one run-length coded sequence, and the code for that. */
typedef struct header {
  unsigned literal_count;
  unsigned distance_count;
  unsigned order_count;
  uint8_t symbols[DEFLATE_LITERALS + DEFLATE_DISTANCES];
  uint8_t extras[DEFLATE_LITERALS + DEFLATE_DISTANCES];
  size_t count;
  uint8_t lengths[DEFLATE_CODE_LENGTHS];
  uint16_t codes[DEFLATE_CODE_LENGTHS];
} header;

static unsigned extra_bits_of(unsigned symbol) {
  return symbol == 16 ? 2 : symbol == 17 ? 3 : symbol == 18 ? 7 : 0;
}

static void add_symbol(header* header, unsigned symbol, unsigned extra) {
  header->symbols[header->count] = (uint8_t)symbol;
  header->extras[header->count++] = (uint8_t)extra;
}

static void add_run(header* header, unsigned length, unsigned run) {
  if (length == 0) {
    for (; run >= 11; run -= run < 138 ? run : 138) {
      add_symbol(header, 18, (run < 138 ? run : 138) - 11);
    }
    if (run >= 3) {
      add_symbol(header, 17, run - 3);
      run = 0;
    }
  } else {
    add_symbol(header, length, 0);
    run--;
    for (; run >= 3; run -= run < 6 ? run : 6) {
      add_symbol(header, 16, (run < 6 ? run : 6) - 3);
    }
  }
  for (; run > 0; run--) {
    add_symbol(header, length, 0);
  }
}

static unsigned used_count(const uint8_t* lengths, unsigned count, unsigned least) {
  while (count > least && lengths[count - 1] == 0) {
    count--;
  }
  return count;
}

static void describe(const codes* codes, header* header) {
  header->count = 0;
  header->literal_count = used_count(codes->literal_lengths, DEFLATE_LITERALS, 257);
  header->distance_count = used_count(codes->distance_lengths, DEFLATE_DISTANCES, 1);
  uint8_t all[DEFLATE_LITERALS + DEFLATE_DISTANCES];
  memcpy(all, codes->literal_lengths, header->literal_count);
  memcpy(all + header->literal_count, codes->distance_lengths, header->distance_count);
  unsigned total = header->literal_count + header->distance_count;
  for (unsigned at = 0; at < total;) {
    unsigned run = 1;
    while (at + run < total && all[at + run] == all[at]) {
      run++;
    }
    add_run(header, all[at], run);
    at += run;
  }
  uint32_t frequencies[DEFLATE_CODE_LENGTHS] = {0};
  for (size_t i = 0; i < header->count; i++) {
    frequencies[header->symbols[i]]++;
  }
  codec_huffman_lengths(frequencies, DEFLATE_CODE_LENGTHS, 7, header->lengths);
  codec_huffman_codes(header->lengths, DEFLATE_CODE_LENGTHS, header->codes);
  header->order_count = DEFLATE_CODE_LENGTHS;
  while (header->order_count > 4 &&
         header->lengths[deflate_code_length_order[header->order_count - 1]] == 0) {
    header->order_count--;
  }
}

static size_t header_cost(const header* header) {
  size_t bits = 14 + 3 * header->order_count;
  for (size_t i = 0; i < header->count; i++) {
    bits += header->lengths[header->symbols[i]] + extra_bits_of(header->symbols[i]);
  }
  return bits;
}

static size_t body_cost(const block* block, const codes* codes) {
  size_t bits = 0;
  for (unsigned i = 0; i < DEFLATE_LITERALS; i++) {
    unsigned extra = i < DEFLATE_FIRST_LENGTH ? 0 : deflate_lengths[i - DEFLATE_FIRST_LENGTH].extra;
    bits += (size_t)block->literals[i] * (codes->literal_lengths[i] + extra);
  }
  for (unsigned i = 0; i < DEFLATE_DISTANCES; i++) {
    bits += (size_t)block->distances[i] * (codes->distance_lengths[i] + deflate_distances[i].extra);
  }
  return bits;
}

static void assign(codes* codes) {
  codec_huffman_codes(codes->literal_lengths, CODEC_HUFFMAN_MAX_SYMBOLS, codes->literals);
  codec_huffman_codes(codes->distance_lengths, DEFLATE_DISTANCES, codes->distances);
}

static void write_header(const header* header, codec_bit_writer* writer) {
  codec_bit_writer_put(writer, header->literal_count - 257, 5);
  codec_bit_writer_put(writer, header->distance_count - 1, 5);
  codec_bit_writer_put(writer, header->order_count - 4, 4);
  for (unsigned i = 0; i < header->order_count; i++) {
    codec_bit_writer_put(writer, header->lengths[deflate_code_length_order[i]], 3);
  }
  for (size_t i = 0; i < header->count; i++) {
    unsigned symbol = header->symbols[i];
    codec_bit_writer_put(writer, header->codes[symbol], header->lengths[symbol]);
    codec_bit_writer_put(writer, header->extras[i], extra_bits_of(symbol));
  }
}

static void write_token(token token, const codes* codes, codec_bit_writer* writer) {
  if (token.length == 0) {
    codec_bit_writer_put(writer, codes->literals[token.value], codes->literal_lengths[token.value]);
    return;
  }
  unsigned length = length_symbol(token.length);
  unsigned symbol = DEFLATE_FIRST_LENGTH + length;
  codec_bit_writer_put(writer, codes->literals[symbol], codes->literal_lengths[symbol]);
  codec_bit_writer_put(writer, token.length - deflate_lengths[length].base,
                       deflate_lengths[length].extra);
  unsigned distance = distance_symbol(token.value);
  codec_bit_writer_put(writer, codes->distances[distance], codes->distance_lengths[distance]);
  codec_bit_writer_put(writer, token.value - deflate_distances[distance].base,
                       deflate_distances[distance].extra);
}

static void write_body(const block* block, const codes* codes, codec_bit_writer* writer) {
  for (size_t i = 0; i < block->count; i++) {
    write_token(block->tokens[i], codes, writer);
  }
  codec_bit_writer_put(writer, codes->literals[DEFLATE_END], codes->literal_lengths[DEFLATE_END]);
}

static void write_stored(codec_slice covered, bool last, codec_bit_writer* writer) {
  do {
    size_t size = covered.size < MOST_STORED ? covered.size : MOST_STORED;
    codec_bit_writer_put(writer, last && size == covered.size, 1);
    codec_bit_writer_put(writer, DEFLATE_STORED, 2);
    codec_bit_writer_align(writer);
    codec_bit_writer_put(writer, (uint32_t)size, 16);
    codec_bit_writer_put(writer, (uint32_t)~size, 16);
    codec_buffer_append(writer->output, covered.at, size);
    covered = codec_slice_drop(covered, size);
  } while (covered.size > 0);
}

static void write_block(const block* block, bool last, codec_bit_writer* writer) {
  codes fixed;
  deflate_fixed_lengths(fixed.literal_lengths, fixed.distance_lengths);
  codes own;
  memset(&own, 0, sizeof own);
  codec_huffman_lengths(block->literals, DEFLATE_LITERALS, 15, own.literal_lengths);
  codec_huffman_lengths(block->distances, DEFLATE_DISTANCES, 15, own.distance_lengths);
  header header;
  describe(&own, &header);
  size_t fixed_cost = body_cost(block, &fixed);
  size_t own_cost = header_cost(&header) + body_cost(block, &own);
  size_t stored_cost = 8 * block->covered.size + 40 * (1 + block->covered.size / MOST_STORED);
  if (stored_cost < fixed_cost && stored_cost < own_cost) {
    write_stored(block->covered, last, writer);
    return;
  }
  bool is_fixed = fixed_cost <= own_cost;
  codec_bit_writer_put(writer, last, 1);
  codec_bit_writer_put(writer, is_fixed ? DEFLATE_FIXED : DEFLATE_DYNAMIC, 2);
  if (!is_fixed) {
    write_header(&header, writer);
  }
  codes* chosen = is_fixed ? &fixed : &own;
  assign(chosen);
  write_body(block, chosen, writer);
}

/* Fills a block from the place on; a match waits whether the next place has a better one. */
static size_t fill(block* block, codec_match_finder* finder, codec_slice input, size_t place) {
  begin(block, input.at + place);
  while (place < input.size && block->count < MOST_TOKENS - 1) {
    codec_match match = codec_match_finder_at(finder, place);
    if (match.length > 0 && match.length < 64 && place + 1 < input.size) {
      codec_match next = codec_match_finder_at(finder, place + 1);
      if (next.length > match.length) {
        add_literal(block, input.at[place++]);
        match = next;
      }
    }
    if (match.length == 0) {
      add_literal(block, input.at[place++]);
    } else {
      add_match(block, match);
      place += match.length;
    }
  }
  return place;
}

codec_status codec_deflate(codec_slice input, codec_buffer* output) {
  codec_match_finder* finder = codec_match_finder_new(input, EFFORT);
  block* block = malloc(sizeof *block);
  codec_status status = CODEC_NO_MEMORY;
  if (finder != NULL && block != NULL) {
    codec_bit_writer writer = {output, 0, 0};
    size_t place = 0;
    do {
      place = fill(block, finder, input, place);
      write_block(block, place == input.size, &writer);
    } while (place < input.size && output->status == CODEC_OK);
    codec_bit_writer_align(&writer);
    status = output->status;
  }
  free(block);
  codec_match_finder_free(finder);
  return status;
}
