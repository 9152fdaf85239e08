/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Cyclic redundancy checks: CRC-32 by four tables, CRC-16 by half bytes. */
#include <pthread.h>

#include "codec/byteorder.h"
#include "codec/checksum.h"

#define CRC32_POLYNOMIAL UINT32_C(0xedb88320) /* reflected */

static uint32_t tables[4][256];
static pthread_once_t tables_once = PTHREAD_ONCE_INIT;

/* tables[k][b] is the CRC of the byte b followed by k zero bytes. */
static void fill_tables(void) {
  for (uint32_t byte = 0; byte < 256; byte++) {
    uint32_t crc = byte;
    for (int bit = 0; bit < 8; bit++) {
      crc = crc & 1 ? crc >> 1 ^ CRC32_POLYNOMIAL : crc >> 1;
    }
    tables[0][byte] = crc;
  }
  for (int k = 1; k < 4; k++) {
    for (int byte = 0; byte < 256; byte++) {
      uint32_t before = tables[k - 1][byte];
      tables[k][byte] = before >> 8 ^ tables[0][before & 0xff];
    }
  }
}

uint32_t codec_crc32(uint32_t crc, codec_slice input) {
  pthread_once(&tables_once, fill_tables);
  crc = ~crc;
  for (; input.size >= 4; input = codec_slice_drop(input, 4)) {
    crc ^= codec_load_le32(input.at);
    crc = tables[3][crc & 0xff] ^ tables[2][crc >> 8 & 0xff] ^ tables[1][crc >> 16 & 0xff] ^
          tables[0][crc >> 24];
  }
  for (size_t i = 0; i < input.size; i++) {
    crc = crc >> 8 ^ tables[0][(crc ^ input.at[i]) & 0xff];
  }
  return ~crc;
}

/* Four steps of x^16 + x^12 + x^5 + 1 at once: the remainder of each half byte. */
static const uint16_t crc16_half_bytes[16] = {
    0x0000, 0x1021, 0x2042, 0x3063, 0x4084, 0x50a5, 0x60c6, 0x70e7,
    0x8108, 0x9129, 0xa14a, 0xb16b, 0xc18c, 0xd1ad, 0xe1ce, 0xf1ef,
};

uint16_t codec_crc16(codec_slice input) {
  uint16_t crc = 0xffff;
  for (size_t i = 0; i < input.size; i++) {
    uint8_t byte = input.at[i];
    crc = (uint16_t)(crc << 4 ^ crc16_half_bytes[crc >> 12 ^ byte >> 4]);
    crc = (uint16_t)(crc << 4 ^ crc16_half_bytes[crc >> 12 ^ (byte & 0xf)]);
  }
  return crc;
}
