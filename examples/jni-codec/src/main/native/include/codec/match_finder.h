/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Finds what was seen before: the longest earlier run equal to the one that begins here. */
#ifndef CODEC_MATCH_FINDER_H
#define CODEC_MATCH_FINDER_H

#include "codec/bytes.h"

CODEC_C_BEGIN

enum {
  CODEC_MATCH_WINDOW = 32768,
  CODEC_MATCH_SHORTEST = 3,
  CODEC_MATCH_LONGEST = 258,
};

/* A length of 0 says that there is none. */
typedef struct codec_match {
  uint32_t length;
  uint32_t distance;
} codec_match;

typedef struct codec_match_finder codec_match_finder;

/* NULL if there is no memory. effort is the most candidates to look at for one place. */
codec_match_finder* codec_match_finder_new(codec_slice input, unsigned effort);

void codec_match_finder_free(codec_match_finder* finder);

/* The best match for the place, which must not be before a place that was asked for or skipped. */
codec_match codec_match_finder_at(codec_match_finder* finder, size_t place);

/* Remembers count places from place on, without a search. */
void codec_match_finder_skip(codec_match_finder* finder, size_t place, size_t count);

CODEC_C_END

#endif
