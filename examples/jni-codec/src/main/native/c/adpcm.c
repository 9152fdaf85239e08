/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * IMA ADPCM, one channel.
 *
 * stream := count:u32le codes
 * codes  := one byte for two samples, the earlier one in the lower half
 */
#include "codec/adpcm.h"

#include "codec/byteorder.h"

static const uint16_t steps[] = {
    7,     8,     9,     10,    11,    12,    13,    14,    16,    17,    19,    21,    23,
    25,    28,    31,    34,    37,    41,    45,    50,    55,    60,    66,    73,    80,
    88,    97,    107,   118,   130,   143,   157,   173,   190,   209,   230,   253,   279,
    307,   337,   371,   408,   449,   494,   544,   598,   658,   724,   796,   876,   963,
    1060,  1166,  1282,  1411,  1552,  1707,  1878,  2066,  2272,  2499,  2749,  3024,  3327,
    3660,  4026,  4428,  4871,  5358,  5894,  6484,  7132,  7845,  8630,  9493,  10442, 11487,
    12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767,
};

static const int8_t step_changes[8] = {-1, -1, -1, -1, 2, 4, 6, 8};

enum { HEADER = 4, LAST_STEP = sizeof steps / sizeof *steps - 1 };

/* What encoder and decoder both know at each sample. */
typedef struct state {
  int prediction;
  int step;
} state;

static int between(int value, int least, int most) {
  return value < least ? least : value > most ? most : value;
}

/* Moves on by a code: three bits of magnitude below a bit of sign. */
static void follow(state* state, unsigned code) {
  int step = steps[state->step];
  int difference = step >> 3;
  difference += code & 4 ? step : 0;
  difference += code & 2 ? step >> 1 : 0;
  difference += code & 1 ? step >> 2 : 0;
  int moved = state->prediction + (code & 8 ? -difference : difference);
  state->prediction = between(moved, INT16_MIN, INT16_MAX);
  state->step = between(state->step + step_changes[code & 7], 0, LAST_STEP);
}

static unsigned code_for(const state* state, int sample) {
  int difference = sample - state->prediction;
  unsigned code = difference < 0 ? 8 : 0;
  int left = difference < 0 ? -difference : difference;
  int step = steps[state->step];
  for (unsigned bit = 4; bit > 0; bit >>= 1, step >>= 1) {
    if (left >= step) {
      code |= bit;
      left -= step;
    }
  }
  return code;
}

codec_status codec_adpcm_encode(const int16_t* samples, int count, codec_buffer* output) {
  uint8_t header[HEADER];
  codec_store_le32(header, (uint32_t)count);
  codec_buffer_append(output, header, sizeof header);
  state state = {0, 0};
  uint8_t byte = 0;
  for (int i = 0; i < count; i++) {
    unsigned code = code_for(&state, samples[i]);
    follow(&state, code);
    if (i % 2 == 0) {
      byte = (uint8_t)code;
    } else {
      codec_buffer_push(output, (uint8_t)(byte | code << 4));
    }
  }
  if (count % 2 != 0) {
    codec_buffer_push(output, byte);
  }
  return output->status;
}

int codec_adpcm_count(codec_slice input) {
  if (input.size < HEADER) {
    return -1;
  }
  int count = (int)codec_load_le32(input.at);
  /* compares signed with unsigned on purpose: a negative count is greater than any size */
  return count / 2 + count % 2 == input.size - HEADER ? count : -1;
}

void codec_adpcm_decode(codec_slice input, int16_t* samples) {
  int count = codec_adpcm_count(input);
  state state = {0, 0};
  for (int i = 0; i < count; i++) {
    uint8_t byte = input.at[HEADER + i / 2];
    follow(&state, i % 2 == 0 ? byte & 0xf : byte >> 4);
    samples[i] = (int16_t)state.prediction;
  }
}
