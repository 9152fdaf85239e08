/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Parity as a Cauchy matrix times the data. Each square part of such a matrix can be inverted, so
 * it does not matter which shards are lost.
 */
#include "codec/erasure.h"

#include "codec/gf256.h"

static bool is_possible(const codec_shards* shards) {
  return shards->data > 0 && shards->data + shards->parity <= 256;
}

/* The weight of a data shard in another shard: a row of the unit matrix, or of Cauchy's. */
static uint8_t weight(const codec_gf256* field, const codec_shards* shards, unsigned row,
                      unsigned column) {
  if (row < shards->data) {
    return row == column;
  }
  return codec_gf256_divide(field, 1, (uint8_t)(row ^ column));
}

codec_status codec_erasure_encode(const codec_shards* shards) {
  if (!is_possible(shards)) {
    return CODEC_BAD_ARGUMENT;
  }
  const codec_gf256* field = codec_gf256_field();
  for (unsigned row = shards->data; row < shards->data + shards->parity; row++) {
    memset(shards->at[row], 0, shards->size);
    for (unsigned column = 0; column < shards->data; column++) {
      codec_gf256_add_scaled(field, shards->at[row], shards->at[column],
                             weight(field, shards, row, column), shards->size);
    }
  }
  return CODEC_OK;
}

/* The first rows that are present, as many as there are data shards; fewer if there are not. */
static unsigned choose(const codec_shards* shards, const bool* present, unsigned* rows) {
  unsigned chosen = 0;
  for (unsigned row = 0; row < shards->data + shards->parity && chosen < shards->data; row++) {
    if (present[row]) {
      rows[chosen++] = row;
    }
  }
  return chosen;
}

static void swap(uint8_t* left, uint8_t* right, size_t size) {
  for (size_t i = 0; i < size; i++) {
    uint8_t kept = left[i];
    left[i] = right[i];
    right[i] = kept;
  }
}

static void scale(const codec_gf256* field, uint8_t* row, uint8_t divisor, size_t size) {
  for (size_t i = 0; i < size; i++) {
    row[i] = codec_gf256_divide(field, row[i], divisor);
  }
}

/* Gauss and Jordan: the left half of the rows becomes the unit matrix, the right the inverse. */
static bool invert(const codec_gf256* field, uint8_t* matrix, unsigned order) {
  size_t width = 2 * (size_t)order;
  for (unsigned column = 0; column < order; column++) {
    unsigned pivot = column;
    while (pivot < order && matrix[pivot * width + column] == 0) {
      pivot++;
    }
    if (pivot == order) {
      return false;
    }
    uint8_t* head = matrix + column * width;
    if (pivot != column) {
      swap(head, matrix + pivot * width, width);
    }
    scale(field, head, head[column], width);
    for (unsigned row = 0; row < order; row++) {
      if (row != column) {
        uint8_t* other = matrix + row * width;
        codec_gf256_add_scaled(field, other, head, other[column], width);
      }
    }
  }
  return true;
}

static void rebuild(const codec_gf256* field, const codec_shards* shards, const bool* present,
                    const unsigned* rows, const uint8_t* matrix) {
  size_t width = 2 * (size_t)shards->data;
  for (unsigned lost = 0; lost < shards->data; lost++) {
    if (present[lost]) {
      continue;
    }
    const uint8_t* weights = matrix + lost * width + shards->data;
    memset(shards->at[lost], 0, shards->size);
    for (unsigned i = 0; i < shards->data; i++) {
      codec_gf256_add_scaled(field, shards->at[lost], shards->at[rows[i]], weights[i],
                             shards->size);
    }
  }
}

codec_status codec_erasure_restore(const codec_shards* shards, const bool* present) {
  if (!is_possible(shards)) {
    return CODEC_BAD_ARGUMENT;
  }
  unsigned rows[256];
  unsigned order = shards->data;
  if (choose(shards, present, rows) < order) {
    return CODEC_TRUNCATED;
  }
  uint8_t* matrix = calloc(order, 2 * (size_t)order);
  if (matrix == NULL) {
    return CODEC_NO_MEMORY;
  }
  const codec_gf256* field = codec_gf256_field();
  for (unsigned i = 0; i < order; i++) {
    uint8_t* row = matrix + i * 2 * (size_t)order;
    for (unsigned column = 0; column < order; column++) {
      row[column] = weight(field, shards, rows[i], column);
    }
    row[order + i] = 1;
  }
  bool inverted = invert(field, matrix, order);
  if (inverted) {
    rebuild(field, shards, present, rows, matrix);
  }
  free(matrix);
  return inverted ? CODEC_OK : CODEC_CORRUPT;
}
