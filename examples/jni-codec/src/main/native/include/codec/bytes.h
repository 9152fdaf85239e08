/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Runs of bytes: the slice that is read and the buffer that grows. */
#ifndef CODEC_BYTES_H
#define CODEC_BYTES_H

#include "codec/common.h"

CODEC_C_BEGIN

/* Bytes that belong to somebody else. */
typedef struct codec_slice {
  const uint8_t* at;
  size_t size;
} codec_slice;

/*
 * Bytes that grow at the end. All zero is the empty buffer. A failed append sets the status, and
 * all later appends do nothing, so that a writer checks the status once, when it is done.
 */
typedef struct codec_buffer {
  uint8_t* at;
  size_t size;
  size_t capacity;
  codec_status status;
} codec_buffer;

void codec_buffer_free(codec_buffer* buffer);

/* Makes room for extra more bytes; false if there is none. */
bool codec_buffer_reserve(codec_buffer* buffer, size_t extra);

void codec_buffer_append(codec_buffer* buffer, const void* bytes, size_t size);

void codec_buffer_fill(codec_buffer* buffer, uint8_t byte, size_t count);

/* Appends length bytes that begin distance bytes before the end; the two runs may overlap. */
void codec_buffer_repeat(codec_buffer* buffer, size_t distance, size_t length);

static inline void codec_buffer_push(codec_buffer* buffer, uint8_t byte) {
  if (buffer->size < buffer->capacity || codec_buffer_reserve(buffer, 1)) {
    buffer->at[buffer->size++] = byte;
  }
}

/* The slice without its first count bytes. */
static inline codec_slice codec_slice_drop(codec_slice slice, size_t count) {
  codec_slice rest = {slice.at + count, slice.size - count};
  return rest;
}

static inline codec_slice codec_slice_first(codec_slice slice, size_t count) {
  codec_slice head = {slice.at, count};
  return head;
}

CODEC_C_END

#endif
