/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Numbers in bytes, in a named order, whatever the machine's own is. */
#ifndef CODEC_BYTEORDER_H
#define CODEC_BYTEORDER_H

#include "codec/common.h"

static inline uint16_t codec_load_le16(const uint8_t* at) { return (uint16_t)(at[0] | at[1] << 8); }

static inline uint16_t codec_load_be16(const uint8_t* at) { return (uint16_t)(at[0] << 8 | at[1]); }

static inline uint32_t codec_load_le32(const uint8_t* at) {
  return codec_load_le16(at) | (uint32_t)codec_load_le16(at + 2) << 16;
}

static inline uint32_t codec_load_be32(const uint8_t* at) {
  return (uint32_t)codec_load_be16(at) << 16 | codec_load_be16(at + 2);
}

static inline uint64_t codec_load_le64(const uint8_t* at) {
  return codec_load_le32(at) | (uint64_t)codec_load_le32(at + 4) << 32;
}

static inline uint64_t codec_load_be64(const uint8_t* at) {
  return (uint64_t)codec_load_be32(at) << 32 | codec_load_be32(at + 4);
}

static inline void codec_store_le16(uint8_t* at, uint16_t value) {
  at[0] = (uint8_t)value;
  at[1] = (uint8_t)(value >> 8);
}

static inline void codec_store_be16(uint8_t* at, uint16_t value) {
  at[0] = (uint8_t)(value >> 8);
  at[1] = (uint8_t)value;
}

static inline void codec_store_le32(uint8_t* at, uint32_t value) {
  codec_store_le16(at, (uint16_t)value);
  codec_store_le16(at + 2, (uint16_t)(value >> 16));
}

static inline void codec_store_be32(uint8_t* at, uint32_t value) {
  codec_store_be16(at, (uint16_t)(value >> 16));
  codec_store_be16(at + 2, (uint16_t)value);
}

static inline void codec_store_be64(uint8_t* at, uint64_t value) {
  codec_store_be32(at, (uint32_t)(value >> 32));
  codec_store_be32(at + 4, (uint32_t)value);
}

#endif
