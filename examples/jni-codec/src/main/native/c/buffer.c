/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The growing buffer: doubling, with a sticky status. */
#include "codec/bytes.h"

void codec_buffer_free(codec_buffer* buffer) {
  free(buffer->at);
  memset(buffer, 0, sizeof *buffer);
}

static bool fail(codec_buffer* buffer, codec_status status) {
  buffer->status = status;
  buffer->capacity = buffer->size; /* so that the inlined push comes here as well */
  return false;
}

bool codec_buffer_reserve(codec_buffer* buffer, size_t extra) {
  if (buffer->status != CODEC_OK) {
    return false;
  }
  if (extra <= buffer->capacity - buffer->size) {
    return true;
  }
  if (extra > CODEC_MAX_OUTPUT - buffer->size) {
    return fail(buffer, CODEC_LIMIT);
  }
  size_t wanted = buffer->size + extra;
  size_t capacity = buffer->capacity < 256 ? 256 : buffer->capacity;
  while (capacity < wanted) {
    capacity *= 2;
  }
  uint8_t* grown = realloc(buffer->at, capacity);
  if (grown == NULL) {
    return fail(buffer, CODEC_NO_MEMORY);
  }
  buffer->at = grown;
  buffer->capacity = capacity;
  return true;
}

void codec_buffer_append(codec_buffer* buffer, const void* bytes, size_t size) {
  if (size > 0 && codec_buffer_reserve(buffer, size)) {
    memcpy(buffer->at + buffer->size, bytes, size);
    buffer->size += size;
  }
}

void codec_buffer_fill(codec_buffer* buffer, uint8_t byte, size_t count) {
  if (count > 0 && codec_buffer_reserve(buffer, count)) {
    memset(buffer->at + buffer->size, byte, count);
    buffer->size += count;
  }
}

void codec_buffer_repeat(codec_buffer* buffer, size_t distance, size_t length) {
  if (!codec_buffer_reserve(buffer, length)) {
    return;
  }
  uint8_t* to = buffer->at + buffer->size;
  const uint8_t* from = to - distance;
  for (size_t i = 0; i < length; i++) {
    to[i] = from[i];
  }
  buffer->size += length;
}
