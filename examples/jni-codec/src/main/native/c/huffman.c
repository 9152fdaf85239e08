/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Code lengths by package-merge, canonical codes, and a decoder with a table for the short ones. */
#include "codec/huffman.h"

typedef struct leaf {
  uint32_t weight;
  uint16_t symbol;
} leaf;

static int by_weight(const void* left, const void* right) {
  const leaf* a = left;
  const leaf* b = right;
  if (a->weight != b->weight) {
    return a->weight < b->weight ? -1 : 1;
  }
  return a->symbol - b->symbol;
}

static size_t collect(const uint32_t* frequencies, size_t count, leaf* leaves) {
  size_t used = 0;
  for (size_t symbol = 0; symbol < count; symbol++) {
    if (frequencies[symbol] > 0) {
      leaves[used++] = (leaf){frequencies[symbol], (uint16_t)symbol};
    }
  }
  qsort(leaves, used, sizeof *leaves, by_weight);
  return used;
}

enum { MOST_ITEMS = 2 * CODEC_HUFFMAN_MAX_SYMBOLS };

/* One row of package-merge: the leaves, merged by weight with the pairs of the row before. */
typedef struct row {
  size_t count;
  uint64_t weights[MOST_ITEMS];
  bool is_leaf[MOST_ITEMS];
} row;

static void merge(const leaf* leaves, size_t used, const row* before, row* after) {
  size_t next_leaf = 0;
  size_t next_pair = 0;
  size_t pairs = before == NULL ? 0 : before->count / 2;
  after->count = used + pairs;
  for (size_t i = 0; i < after->count; i++) {
    uint64_t pair = UINT64_MAX;
    if (next_pair < pairs) {
      pair = before->weights[2 * next_pair] + before->weights[2 * next_pair + 1];
    }
    bool take_leaf = next_leaf < used && leaves[next_leaf].weight <= pair;
    after->is_leaf[i] = take_leaf;
    after->weights[i] = take_leaf ? leaves[next_leaf].weight : pair;
    next_leaf += take_leaf;
    next_pair += !take_leaf;
  }
}

void codec_huffman_lengths(const uint32_t* frequencies, size_t count, unsigned limit,
                           uint8_t* lengths) {
  leaf leaves[CODEC_HUFFMAN_MAX_SYMBOLS];
  size_t used = collect(frequencies, count, leaves);
  memset(lengths, 0, count);
  if (used <= 2) {
    for (size_t i = 0; i < used; i++) {
      lengths[leaves[i].symbol] = 1;
    }
    return;
  }
  row rows[CODEC_HUFFMAN_MAX_LENGTH];
  for (unsigned level = 0; level < limit; level++) {
    merge(leaves, used, level == 0 ? NULL : &rows[level - 1], &rows[level]);
  }
  /* A leaf is one bit longer each time that it is among the cheapest items that a row must pay. */
  size_t active = 2 * used - 2;
  for (unsigned level = limit; level-- > 0;) {
    size_t paid = 0;
    for (size_t i = 0; i < active; i++) {
      if (rows[level].is_leaf[i]) {
        lengths[leaves[paid++].symbol]++;
      }
    }
    active = 2 * (active - paid);
  }
}

static uint16_t reversed(unsigned code, unsigned length) {
  unsigned turned = 0;
  for (unsigned i = 0; i < length; i++) {
    turned = turned << 1 | (code >> i & 1);
  }
  return (uint16_t)turned;
}

static void count_lengths(const uint8_t* lengths, size_t count, uint16_t* counts) {
  memset(counts, 0, (CODEC_HUFFMAN_MAX_LENGTH + 1) * sizeof *counts);
  for (size_t symbol = 0; symbol < count; symbol++) {
    counts[lengths[symbol]]++;
  }
  counts[0] = 0;
}

/* The first code of each length. */
static void first_codes(const uint16_t* counts, unsigned* firsts) {
  unsigned code = 0;
  for (int length = 1; length <= CODEC_HUFFMAN_MAX_LENGTH; length++) {
    code = (code + counts[length - 1]) << 1;
    firsts[length] = code;
  }
}

void codec_huffman_codes(const uint8_t* lengths, size_t count, uint16_t* codes) {
  uint16_t counts[CODEC_HUFFMAN_MAX_LENGTH + 1];
  unsigned next[CODEC_HUFFMAN_MAX_LENGTH + 1];
  count_lengths(lengths, count, counts);
  first_codes(counts, next);
  for (size_t symbol = 0; symbol < count; symbol++) {
    unsigned length = lengths[symbol];
    codes[symbol] = length == 0 ? 0 : reversed(next[length]++, length);
  }
}

/* How many codes of the greatest length are not spoken for; negative if there are too many. */
static long unused_codes(const uint16_t* counts) {
  long left = 1;
  for (int length = 1; length <= CODEC_HUFFMAN_MAX_LENGTH; length++) {
    left = left * 2 - counts[length];
    if (left < 0) {
      return left;
    }
  }
  return left;
}

static void fill_fast(codec_huffman_decoder* decoder, unsigned code, unsigned length,
                      unsigned symbol) {
  unsigned step = 1u << length;
  for (unsigned at = reversed(code, length); at < 1u << CODEC_HUFFMAN_FAST_BITS; at += step) {
    decoder->fast[at] = (uint16_t)(symbol << 4 | length);
  }
}

codec_status codec_huffman_prepare(codec_huffman_decoder* decoder, const uint8_t* lengths,
                                   size_t count) {
  count_lengths(lengths, count, decoder->counts);
  size_t total = 0;
  uint16_t offsets[CODEC_HUFFMAN_MAX_LENGTH + 1];
  for (int length = 1; length <= CODEC_HUFFMAN_MAX_LENGTH; length++) {
    offsets[length] = (uint16_t)total;
    total += decoder->counts[length];
  }
  long left = unused_codes(decoder->counts);
  bool lone = total == 0 || (total == 1 && decoder->counts[1] == 1);
  if (left < 0 || (left > 0 && !lone)) {
    return CODEC_CORRUPT;
  }
  unsigned next[CODEC_HUFFMAN_MAX_LENGTH + 1];
  first_codes(decoder->counts, next);
  memset(decoder->fast, 0, sizeof decoder->fast);
  for (size_t symbol = 0; symbol < count; symbol++) {
    unsigned length = lengths[symbol];
    if (length == 0) {
      continue;
    }
    decoder->symbols[offsets[length]++] = (uint16_t)symbol;
    unsigned code = next[length]++;
    if (length <= CODEC_HUFFMAN_FAST_BITS) {
      fill_fast(decoder, code, length, (unsigned)symbol);
    }
  }
  return CODEC_OK;
}

/* Bit by bit: the codes of a length follow each other, so that a code is its place among them. */
static int take_slowly(const codec_huffman_decoder* decoder, codec_bit_reader* reader) {
  uint32_t window = codec_bit_reader_peek(reader, CODEC_HUFFMAN_MAX_LENGTH);
  int code = 0;
  int first = 0;
  int place = 0;
  for (unsigned length = 1; length <= CODEC_HUFFMAN_MAX_LENGTH; length++) {
    code |= (int)(window >> (length - 1) & 1);
    int count = decoder->counts[length];
    if (code - first < count) {
      codec_bit_reader_skip(reader, length);
      return decoder->symbols[place + code - first];
    }
    place += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return -1;
}

int codec_huffman_take(const codec_huffman_decoder* decoder, codec_bit_reader* reader) {
  uint16_t entry = decoder->fast[codec_bit_reader_peek(reader, CODEC_HUFFMAN_FAST_BITS)];
  if (entry != 0) {
    codec_bit_reader_skip(reader, entry & 0xf);
    return reader->overrun ? -1 : entry >> 4;
  }
  int symbol = take_slowly(decoder, reader);
  return reader->overrun ? -1 : symbol;
}
