/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* XXH32 and XXH64: four lanes over stripes, a tail, and a final mix. */
#include "codec/byteorder.h"
#include "codec/checksum.h"

static const uint32_t P32[] = {2654435761u, 2246822519u, 3266489917u, 668265263u, 374761393u};

static const uint64_t P64[] = {
    UINT64_C(11400714785074694791), UINT64_C(14029467366897019727), UINT64_C(1609587929392839161),
    UINT64_C(9650029242287828579),  UINT64_C(2870177450012600261),
};

static uint32_t rotate32(uint32_t value, int by) { return value << by | value >> (32 - by); }

static uint64_t rotate64(uint64_t value, int by) { return value << by | value >> (64 - by); }

static uint32_t round32(uint32_t lane, uint32_t word) {
  return rotate32(lane + word * P32[1], 13) * P32[0];
}

static uint64_t round64(uint64_t lane, uint64_t word) {
  return rotate64(lane + word * P64[1], 31) * P64[0];
}

uint32_t codec_xxh32(uint32_t seed, codec_slice input) {
  uint32_t hash = seed + P32[4];
  codec_slice rest = input;
  if (input.size >= 16) {
    uint32_t lanes[4] = {seed + P32[0] + P32[1], seed + P32[1], seed, seed - P32[0]};
    for (; rest.size >= 16; rest = codec_slice_drop(rest, 16)) {
      for (int i = 0; i < 4; i++) {
        lanes[i] = round32(lanes[i], codec_load_le32(rest.at + 4 * i));
      }
    }
    hash = rotate32(lanes[0], 1) + rotate32(lanes[1], 7) + rotate32(lanes[2], 12) +
           rotate32(lanes[3], 18);
  }
  hash += (uint32_t)input.size;
  for (; rest.size >= 4; rest = codec_slice_drop(rest, 4)) {
    hash = rotate32(hash + codec_load_le32(rest.at) * P32[2], 17) * P32[3];
  }
  for (; rest.size > 0; rest = codec_slice_drop(rest, 1)) {
    hash = rotate32(hash + rest.at[0] * P32[4], 11) * P32[0];
  }
  hash = (hash ^ hash >> 15) * P32[1];
  hash = (hash ^ hash >> 13) * P32[2];
  return hash ^ hash >> 16;
}

static uint64_t merge_lanes(const uint64_t lanes[4]) {
  uint64_t hash = rotate64(lanes[0], 1) + rotate64(lanes[1], 7) + rotate64(lanes[2], 12) +
                  rotate64(lanes[3], 18);
  for (int i = 0; i < 4; i++) {
    hash = (hash ^ round64(0, lanes[i])) * P64[0] + P64[3];
  }
  return hash;
}

uint64_t codec_xxh64(uint64_t seed, codec_slice input) {
  uint64_t hash = seed + P64[4];
  codec_slice rest = input;
  if (input.size >= 32) {
    uint64_t lanes[4] = {seed + P64[0] + P64[1], seed + P64[1], seed, seed - P64[0]};
    for (; rest.size >= 32; rest = codec_slice_drop(rest, 32)) {
      for (int i = 0; i < 4; i++) {
        lanes[i] = round64(lanes[i], codec_load_le64(rest.at + 8 * i));
      }
    }
    hash = merge_lanes(lanes);
  }
  hash += input.size;
  for (; rest.size >= 8; rest = codec_slice_drop(rest, 8)) {
    hash = rotate64(hash ^ round64(0, codec_load_le64(rest.at)), 27) * P64[0] + P64[3];
  }
  if (rest.size >= 4) {
    hash = rotate64(hash ^ codec_load_le32(rest.at) * P64[0], 23) * P64[1] + P64[2];
    rest = codec_slice_drop(rest, 4);
  }
  for (; rest.size > 0; rest = codec_slice_drop(rest, 1)) {
    hash = rotate64(hash ^ rest.at[0] * P64[4], 11) * P64[0];
  }
  hash = (hash ^ hash >> 33) * P64[1];
  hash = (hash ^ hash >> 29) * P64[2];
  return hash ^ hash >> 32;
}
