/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The field of 256 elements, over the polynomial x^8 + x^4 + x^3 + x^2 + 1. Addition is xor. */
#ifndef CODEC_GF256_H
#define CODEC_GF256_H

#include "codec/common.h"

CODEC_C_BEGIN

/* Powers of 2, which is a generator, twice over, and logarithms; that of 0 is not defined. */
typedef struct codec_gf256 {
  uint8_t power[510];
  uint8_t log[256];
} codec_gf256;

/* The one field there is. Any thread may ask. */
const codec_gf256* codec_gf256_field(void);

static inline uint8_t codec_gf256_multiply(const codec_gf256* field, uint8_t a, uint8_t b) {
  return a == 0 || b == 0 ? 0 : field->power[field->log[a] + field->log[b]];
}

/* The divisor b must not be 0. */
static inline uint8_t codec_gf256_divide(const codec_gf256* field, uint8_t a, uint8_t b) {
  return a == 0 ? 0 : field->power[field->log[a] + 255 - field->log[b]];
}

/* 2 to any power, negative ones too. */
static inline uint8_t codec_gf256_power(const codec_gf256* field, int exponent) {
  return field->power[(exponent % 255 + 255) % 255];
}

/* Adds factor times each of size bytes of from to those of to. */
void codec_gf256_add_scaled(const codec_gf256* field, uint8_t* to, const uint8_t* from,
                            uint8_t factor, size_t size);

/* The value at x of the polynomial whose coefficients are given from the constant one on. */
uint8_t codec_gf256_evaluate(const codec_gf256* field, const uint8_t* coefficients, size_t count,
                             uint8_t x);

CODEC_C_END

#endif
