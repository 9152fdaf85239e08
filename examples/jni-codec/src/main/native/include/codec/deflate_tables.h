/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The alphabets of DEFLATE: what the symbols of RFC 1951 stand for. */
#ifndef CODEC_DEFLATE_TABLES_H
#define CODEC_DEFLATE_TABLES_H

#include "codec/common.h"

enum {
  DEFLATE_END = 256,          /* the literal symbol that ends a block */
  DEFLATE_FIRST_LENGTH = 257, /* the literal symbol of the shortest match */
  DEFLATE_LITERALS = 286,
  DEFLATE_LENGTHS = 29,
  DEFLATE_DISTANCES = 30,
  DEFLATE_CODE_LENGTHS = 19,
};

enum { DEFLATE_STORED = 0, DEFLATE_FIXED = 1, DEFLATE_DYNAMIC = 2 };

/* A symbol stands for base plus the value of as many extra bits. */
typedef struct deflate_range {
  uint16_t base;
  uint8_t extra;
} deflate_range;

static const deflate_range deflate_lengths[DEFLATE_LENGTHS] = {
    {3, 0},  {4, 0},  {5, 0},  {6, 0},   {7, 0},   {8, 0},   {9, 0},   {10, 0},  {11, 1}, {13, 1},
    {15, 1}, {17, 1}, {19, 2}, {23, 2},  {27, 2},  {31, 2},  {35, 3},  {43, 3},  {51, 3}, {59, 3},
    {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}};

static const deflate_range deflate_distances[DEFLATE_DISTANCES] = {
    {1, 0},     {2, 0},     {3, 0},     {4, 0},      {5, 1},      {7, 1},
    {9, 2},     {13, 2},    {17, 3},    {25, 3},     {33, 4},     {49, 4},
    {65, 5},    {97, 5},    {129, 6},   {193, 6},    {257, 7},    {385, 7},
    {513, 8},   {769, 8},   {1025, 9},  {1537, 9},   {2049, 10},  {3073, 10},
    {4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}};

/* The order in which the lengths of the code length code are sent. */
static const uint8_t deflate_code_length_order[DEFLATE_CODE_LENGTHS] = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

/* The lengths of the fixed literal code, of 288 symbols; the fixed distance code is 5 bits each. */
static inline void deflate_fixed_lengths(uint8_t literals[288], uint8_t distances[30]) {
  memset(literals, 8, 144);
  memset(literals + 144, 9, 112);
  memset(literals + 256, 7, 24);
  memset(literals + 280, 8, 8);
  memset(distances, 5, 30);
}

#endif
