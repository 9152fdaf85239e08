/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Base64: three bytes in four letters. */
#include "codec/base64.h"

static const char letters[2][65] = {
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
};

enum { PADDING = '=', NOT_A_LETTER = 0xff };

codec_status codec_base64_encode(codec_base64_alphabet alphabet, codec_slice input,
                                 codec_buffer* output) {
  const char* letter = letters[alphabet];
  codec_buffer_reserve(output, (input.size / 3 + 1) * 4);
  for (; input.size > 0; input = codec_slice_drop(input, input.size < 3 ? input.size : 3)) {
    uint32_t group = (uint32_t)input.at[0] << 16;
    group |= input.size > 1 ? (uint32_t)input.at[1] << 8 : 0;
    group |= input.size > 2 ? input.at[2] : 0;
    codec_buffer_push(output, (uint8_t)letter[group >> 18]);
    codec_buffer_push(output, (uint8_t)letter[group >> 12 & 0x3f]);
    codec_buffer_push(output, input.size > 1 ? (uint8_t)letter[group >> 6 & 0x3f] : PADDING);
    codec_buffer_push(output, input.size > 2 ? (uint8_t)letter[group & 0x3f] : PADDING);
  }
  return output->status;
}

static void fill_values(codec_base64_alphabet alphabet, uint8_t values[256]) {
  memset(values, NOT_A_LETTER, 256);
  for (uint8_t i = 0; i < 64; i++) {
    values[(uint8_t)letters[alphabet][i]] = i;
  }
}

static unsigned padding_of(const uint8_t* four) {
  return four[3] != PADDING ? 0 : four[2] != PADDING ? 1 : 2;
}

codec_status codec_base64_decode(codec_base64_alphabet alphabet, codec_slice input,
                                 codec_buffer* output) {
  uint8_t values[256];
  fill_values(alphabet, values);
  if (input.size % 4 != 0) {
    return CODEC_TRUNCATED;
  }
  for (; input.size > 0; input = codec_slice_drop(input, 4)) {
    unsigned padding = input.size == 4 ? padding_of(input.at) : 0;
    uint32_t group = 0;
    for (unsigned i = 0; i < 4; i++) {
      uint8_t value = i < 4 - padding ? values[input.at[i]] : 0;
      if (value == NOT_A_LETTER) {
        return CODEC_CORRUPT;
      }
      group = group << 6 | value;
    }
    if ((group & ((1u << 8 * padding) - 1)) != 0) {
      return CODEC_CORRUPT;
    }
    for (unsigned i = 0; i < 3 - padding; i++) {
      codec_buffer_push(output, (uint8_t)(group >> (16 - 8 * i)));
    }
  }
  return output->status;
}
