/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Runs and literals. A head byte h below 128 is followed by h + 1 literal bytes; one above 128 says
 * that the next byte stands there 257 - h times; 128 is never written and skipped when read.
 */
#include "codec/rle.h"

enum { MOST = 128, SHORTEST_RUN = 3 };

static size_t run_at(codec_slice input, size_t at) {
  size_t length = 1;
  while (length < MOST && at + length < input.size && input.at[at + length] == input.at[at]) {
    length++;
  }
  return length;
}

static void put_literals(codec_slice input, size_t from, size_t to, codec_buffer* output) {
  while (from < to) {
    size_t count = to - from < MOST ? to - from : MOST;
    codec_buffer_push(output, (uint8_t)(count - 1));
    codec_buffer_append(output, input.at + from, count);
    from += count;
  }
}

codec_status codec_rle_encode(codec_slice input, codec_buffer* output) {
  size_t literals = 0;
  size_t at = 0;
  while (at < input.size) {
    size_t run = run_at(input, at);
    if (run >= SHORTEST_RUN) {
      put_literals(input, literals, at, output);
      codec_buffer_push(output, (uint8_t)(257 - run));
      codec_buffer_push(output, input.at[at]);
      literals = at + run;
    }
    at += run;
  }
  put_literals(input, literals, at, output);
  return output->status;
}

codec_status codec_rle_decode(codec_slice input, codec_buffer* output) {
  size_t at = 0;
  while (at < input.size) {
    uint8_t head = input.at[at++];
    if (head == 128) {
      continue;
    }
    size_t needed = head < 128 ? (size_t)head + 1 : 1;
    if (input.size - at < needed) {
      return CODEC_TRUNCATED;
    }
    if (head < 128) {
      codec_buffer_append(output, input.at + at, needed);
    } else {
      codec_buffer_fill(output, input.at[at], 257u - head);
    }
    at += needed;
  }
  return output->status;
}
