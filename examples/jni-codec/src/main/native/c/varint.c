/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* LEB128 numbers, and arrays of integers made of them. */
#include "codec/varint.h"

#include "codec/byteorder.h"

void codec_varint_put(codec_buffer* output, uint64_t value) {
  for (; value >= 0x80; value >>= 7) {
    codec_buffer_push(output, (uint8_t)(value | 0x80));
  }
  codec_buffer_push(output, (uint8_t)value);
}

codec_status codec_varint_take(codec_slice* input, uint64_t* value) {
  uint64_t sum = 0;
  for (size_t i = 0; i < input->size; i++) {
    uint64_t bits = input->at[i] & 0x7f;
    if (i == 9 && input->at[i] > 1) {
      return CODEC_CORRUPT; /* more than 64 bits */
    }
    sum |= bits << (7 * i);
    if (input->at[i] < 0x80) {
      *value = sum;
      *input = codec_slice_drop(*input, i + 1);
      return CODEC_OK;
    }
  }
  return CODEC_TRUNCATED;
}

/* The form is: the number of integers, their differences, and up to three bytes that were left. */
codec_status codec_integers_encode(codec_slice input, codec_buffer* output) {
  size_t count = input.size / 4;
  codec_varint_put(output, count);
  int32_t before = 0;
  for (size_t i = 0; i < count; i++) {
    int32_t value = (int32_t)codec_load_le32(input.at + 4 * i);
    codec_varint_put(output, codec_zigzag((int64_t)value - before));
    before = value;
  }
  codec_buffer_append(output, input.at + 4 * count, input.size % 4);
  return output->status;
}

codec_status codec_integers_decode(codec_slice input, codec_buffer* output) {
  uint64_t count = 0;
  codec_status status = codec_varint_take(&input, &count);
  int64_t value = 0;
  for (uint64_t i = 0; status == CODEC_OK && i < count; i++) {
    uint64_t difference = 0;
    status = codec_varint_take(&input, &difference);
    if (status == CODEC_OK) {
      value = (int64_t)((uint64_t)value + (uint64_t)codec_unzigzag(difference));
      if (value < INT32_MIN || value > INT32_MAX) {
        return CODEC_CORRUPT;
      }
      uint8_t bytes[4];
      codec_store_le32(bytes, (uint32_t)value);
      codec_buffer_append(output, bytes, sizeof bytes);
      status = output->status;
    }
  }
  if (status != CODEC_OK) {
    return status;
  }
  if (input.size > 3) {
    return CODEC_CORRUPT;
  }
  codec_buffer_append(output, input.at, input.size);
  return output->status;
}
