/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Adler-32, and the same two sums over a window that slides. */
#include "codec/checksum.h"

#define ADLER_MODULUS 65521u

/* The most bytes whose sums cannot pass 32 bits before the next reduction. */
#define ADLER_RUN 5552

uint32_t codec_adler32(uint32_t adler, codec_slice input) {
  uint32_t low = adler & 0xffff;
  uint32_t high = adler >> 16;
  while (input.size > 0) {
    size_t run = input.size < ADLER_RUN ? input.size : ADLER_RUN;
    for (size_t i = 0; i < run; i++) {
      low += input.at[i];
      high += low;
    }
    low %= ADLER_MODULUS;
    high %= ADLER_MODULUS;
    input = codec_slice_drop(input, run);
  }
  return high << 16 | low;
}

/* Both sums are kept modulo 2^16, which makes leaving as cheap as entering. */
uint32_t codec_rolling(codec_slice window) {
  uint32_t low = 0;
  uint32_t high = 0;
  for (size_t i = 0; i < window.size; i++) {
    low += window.at[i];
    high += low;
  }
  return (high & 0xffff) << 16 | (low & 0xffff);
}

uint32_t codec_rolling_slide(uint32_t sum, size_t window, uint8_t leaves, uint8_t enters) {
  uint32_t low = (sum & 0xffff) + enters - leaves;
  uint32_t high = (sum >> 16) + low - (uint32_t)window * leaves;
  return (high & 0xffff) << 16 | (low & 0xffff);
}
