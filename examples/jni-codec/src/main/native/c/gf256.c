/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Arithmetic in the field of 256 elements, by logarithms. */
#include "codec/gf256.h"

#include <pthread.h>

static codec_gf256 the_field;
static pthread_once_t field_once = PTHREAD_ONCE_INIT;

static void fill_field(void) {
  unsigned element = 1;
  for (unsigned exponent = 0; exponent < 255; exponent++) {
    the_field.power[exponent] = (uint8_t)element;
    the_field.power[exponent + 255] = (uint8_t)element;
    the_field.log[element] = (uint8_t)exponent;
    element <<= 1;
    if (element > 255) {
      element ^= 0x11d;
    }
  }
}

const codec_gf256* codec_gf256_field(void) {
  pthread_once(&field_once, fill_field);
  return &the_field;
}

void codec_gf256_add_scaled(const codec_gf256* field, uint8_t* to, const uint8_t* from,
                            uint8_t factor, size_t size) {
  if (factor == 0) {
    return;
  }
  const uint8_t* products = field->power + field->log[factor];
  for (size_t i = 0; i < size; i++) {
    if (from[i] != 0) {
      to[i] ^= products[field->log[from[i]]];
    }
  }
}

uint8_t codec_gf256_evaluate(const codec_gf256* field, const uint8_t* coefficients, size_t count,
                             uint8_t x) {
  uint8_t value = 0;
  for (size_t i = count; i-- > 0;) {
    value = codec_gf256_multiply(field, value, x) ^ coefficients[i];
  }
  return value;
}
