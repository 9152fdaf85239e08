/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Systematic Reed-Solomon codes. A block is a polynomial, its first byte the highest coefficient,
 * that is divisible by the product of (x - 2^i) for i from 0 to parity - 1.
 */
#include "codec/reed_solomon.h"

#include "codec/gf256.h"

enum { BLOCK = 255, MOST = CODEC_REED_SOLOMON_MOST_PARITY };

/* A polynomial, from the constant coefficient on. */
typedef struct polynomial {
  uint8_t at[MOST + 1];
} polynomial;

/* The generator without its highest coefficient, which is 1. */
static void fill_generator(const codec_gf256* field, unsigned parity, uint8_t* generator) {
  memset(generator, 0, parity);
  for (unsigned i = 0; i < parity; i++) {
    uint8_t root = codec_gf256_power(field, (int)i);
    for (unsigned k = i + 1; k-- > 0;) {
      uint8_t old = k < i ? generator[k] : 1;
      uint8_t lower = k > 0 ? generator[k - 1] : 0;
      generator[k] = codec_gf256_multiply(field, old, root) ^ lower;
    }
  }
}

static void add_parity(const codec_gf256* field, const uint8_t* generator, unsigned parity,
                       codec_slice data, codec_buffer* output) {
  uint8_t remainder[MOST] = {0}; /* from the highest coefficient on */
  for (size_t i = 0; i < data.size; i++) {
    uint8_t factor = data.at[i] ^ remainder[0];
    memmove(remainder, remainder + 1, parity - 1);
    remainder[parity - 1] = 0;
    for (unsigned k = 0; k < parity; k++) {
      remainder[k] ^= codec_gf256_multiply(field, factor, generator[parity - 1 - k]);
    }
  }
  codec_buffer_append(output, data.at, data.size);
  codec_buffer_append(output, remainder, parity);
}

static bool is_possible(unsigned parity) { return parity >= 1 && parity <= MOST; }

codec_status codec_reed_solomon_encode(unsigned parity, codec_slice input, codec_buffer* output) {
  if (!is_possible(parity)) {
    return CODEC_BAD_ARGUMENT;
  }
  const codec_gf256* field = codec_gf256_field();
  uint8_t generator[MOST];
  fill_generator(field, parity, generator);
  while (input.size > 0) {
    size_t size = input.size < BLOCK - parity ? input.size : BLOCK - parity;
    add_parity(field, generator, parity, codec_slice_first(input, size), output);
    input = codec_slice_drop(input, size);
  }
  return output->status;
}

/* The block's value at each root; all are 0 for an intact block. */
static bool fill_syndromes(const codec_gf256* field, unsigned parity, const uint8_t* block,
                           size_t size, polynomial* syndromes) {
  bool intact = true;
  memset(syndromes, 0, sizeof *syndromes);
  for (unsigned i = 0; i < parity; i++) {
    uint8_t root = codec_gf256_power(field, (int)i);
    uint8_t value = 0;
    for (size_t k = 0; k < size; k++) {
      value = codec_gf256_multiply(field, value, root) ^ block[k];
    }
    syndromes->at[i] = value;
    intact = intact && value == 0;
  }
  return intact;
}

/* Berlekamp-Massey: the shortest recurrence of the syndromes, whose degree is returned. */
static unsigned fill_locator(const codec_gf256* field, unsigned parity, const polynomial* syndromes,
                             polynomial* locator) {
  polynomial before = {{1}};
  memset(locator, 0, sizeof *locator);
  locator->at[0] = 1;
  unsigned degree = 0;
  unsigned gap = 1;
  uint8_t last = 1;
  for (unsigned n = 0; n < parity; n++, gap++) {
    uint8_t discrepancy = syndromes->at[n];
    for (unsigned i = 1; i <= degree; i++) {
      discrepancy ^= codec_gf256_multiply(field, locator->at[i], syndromes->at[n - i]);
    }
    if (discrepancy == 0) {
      continue;
    }
    polynomial old = *locator;
    uint8_t factor = codec_gf256_divide(field, discrepancy, last);
    codec_gf256_add_scaled(field, locator->at + gap, before.at, factor, MOST + 1 - gap);
    if (2 * degree <= n) {
      degree = n + 1 - degree;
      before = old;
      last = discrepancy;
      gap = 0;
    }
  }
  return degree;
}

/* The product of both, modulo x^parity. */
static void fill_evaluator(const codec_gf256* field, unsigned parity, const polynomial* syndromes,
                           const polynomial* locator, polynomial* evaluator) {
  memset(evaluator, 0, sizeof *evaluator);
  for (unsigned i = 0; i < parity; i++) {
    codec_gf256_add_scaled(field, evaluator->at + i, syndromes->at, locator->at[i], parity - i);
  }
}

/* In characteristic 2 only the odd coefficients are left. */
static uint8_t derivative_at(const codec_gf256* field, const polynomial* locator, uint8_t x) {
  uint8_t odd[MOST + 1] = {0};
  for (unsigned i = 1; i <= MOST; i += 2) {
    odd[i - 1] = locator->at[i];
  }
  return codec_gf256_evaluate(field, odd, sizeof odd, x);
}

/* Chien's search for the places and Forney's formula for the values; false if they don't add up. */
static bool correct(const codec_gf256* field, unsigned parity, unsigned errors,
                    const polynomial* syndromes, const polynomial* locator, uint8_t* block,
                    size_t size) {
  polynomial evaluator;
  fill_evaluator(field, parity, syndromes, locator, &evaluator);
  unsigned found = 0;
  for (size_t place = 0; place < size; place++) {
    int exponent = (int)(size - 1 - place);
    uint8_t inverse = codec_gf256_power(field, -exponent);
    if (codec_gf256_evaluate(field, locator->at, MOST + 1, inverse) != 0) {
      continue;
    }
    uint8_t slope = derivative_at(field, locator, inverse);
    if (slope == 0) {
      return false;
    }
    uint8_t value = codec_gf256_evaluate(field, evaluator.at, parity, inverse);
    value = codec_gf256_multiply(field, value, codec_gf256_power(field, exponent));
    block[place] ^= codec_gf256_divide(field, value, slope);
    found++;
  }
  return found == errors;
}

static codec_status repair(const codec_gf256* field, unsigned parity, uint8_t* block, size_t size) {
  polynomial syndromes;
  if (fill_syndromes(field, parity, block, size, &syndromes)) {
    return CODEC_OK;
  }
  polynomial locator;
  unsigned errors = fill_locator(field, parity, &syndromes, &locator);
  if (errors > parity / 2 || !correct(field, parity, errors, &syndromes, &locator, block, size) ||
      !fill_syndromes(field, parity, block, size, &syndromes)) {
    return CODEC_CORRUPT;
  }
  return CODEC_OK;
}

codec_status codec_reed_solomon_decode(unsigned parity, codec_slice input, codec_buffer* output) {
  if (!is_possible(parity)) {
    return CODEC_BAD_ARGUMENT;
  }
  const codec_gf256* field = codec_gf256_field();
  codec_status status = CODEC_OK;
  while (status == CODEC_OK && input.size > 0) {
    size_t size = input.size < BLOCK ? input.size : BLOCK;
    if (size <= parity) {
      return CODEC_TRUNCATED;
    }
    uint8_t block[BLOCK];
    memcpy(block, input.at, size);
    status = repair(field, parity, block, size);
    codec_buffer_append(output, block, size - parity);
    input = codec_slice_drop(input, size);
  }
  return status == CODEC_OK ? output->status : status;
}
