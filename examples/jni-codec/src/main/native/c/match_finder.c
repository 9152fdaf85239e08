/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Hash chains over three bytes: the latest place for each hash, and the one before each place. */
#include "codec/match_finder.h"

enum { HASH_BITS = 15, NONE = -1 };

struct codec_match_finder {
  codec_slice input;
  unsigned effort;
  size_t known; /* places before this one are in the chains */
  int64_t latest[1 << HASH_BITS];
  int64_t before[CODEC_MATCH_WINDOW];
};

codec_match_finder* codec_match_finder_new(codec_slice input, unsigned effort) {
  codec_match_finder* finder = malloc(sizeof *finder);
  if (finder != NULL) {
    finder->input = input;
    finder->effort = effort;
    finder->known = 0;
    for (size_t i = 0; i < sizeof finder->latest / sizeof *finder->latest; i++) {
      finder->latest[i] = NONE;
    }
  }
  return finder;
}

void codec_match_finder_free(codec_match_finder* finder) { free(finder); }

static uint32_t hash_at(const uint8_t* at) {
  uint32_t three = (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
  return three * 2654435761u >> (32 - HASH_BITS);
}

static void remember(codec_match_finder* finder, size_t place) {
  if (finder->input.size - place >= CODEC_MATCH_SHORTEST) {
    uint32_t hash = hash_at(finder->input.at + place);
    finder->before[place % CODEC_MATCH_WINDOW] = finder->latest[hash];
    finder->latest[hash] = (int64_t)place;
  }
}

void codec_match_finder_skip(codec_match_finder* finder, size_t place, size_t count) {
  for (size_t end = place + count; finder->known < end; finder->known++) {
    remember(finder, finder->known);
  }
}

static uint32_t common_length(const uint8_t* left, const uint8_t* right, size_t most) {
  uint32_t length = 0;
  while (length < most && left[length] == right[length]) {
    length++;
  }
  return length;
}

codec_match codec_match_finder_at(codec_match_finder* finder, size_t place) {
  codec_match best = {0, 0};
  codec_match_finder_skip(finder, finder->known, place > finder->known ? place - finder->known : 0);
  size_t left = finder->input.size - place;
  if (left < CODEC_MATCH_SHORTEST) {
    return best;
  }
  size_t most = left < CODEC_MATCH_LONGEST ? left : CODEC_MATCH_LONGEST;
  const uint8_t* here = finder->input.at + place;
  int64_t oldest = (int64_t)place - CODEC_MATCH_WINDOW;
  int64_t candidate = finder->latest[hash_at(here)];
  for (unsigned tries = 0; tries < finder->effort; tries++) {
    if (candidate < 0 || candidate < oldest || candidate >= (int64_t)place) {
      break;
    }
    uint32_t length = common_length(finder->input.at + candidate, here, most);
    if (length > best.length) {
      best = (codec_match){length, (uint32_t)((int64_t)place - candidate)};
    }
    if (best.length == most) {
      break;
    }
    candidate = finder->before[candidate % CODEC_MATCH_WINDOW];
  }
  if (best.length < CODEC_MATCH_SHORTEST) {
    best.length = 0;
  }
  return best;
}
