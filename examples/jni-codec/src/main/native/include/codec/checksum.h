/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Checksums: short, fast, and good against accidents, not against malice. */
#ifndef CODEC_CHECKSUM_H
#define CODEC_CHECKSUM_H

#include "codec/bytes.h"

CODEC_C_BEGIN

/* CRC-32 of IEEE 802.3. Start with 0; the result continues over a further slice. */
uint32_t codec_crc32(uint32_t crc, codec_slice input);

/* CRC-16/CCITT-FALSE. */
uint16_t codec_crc16(codec_slice input);

/* Adler-32 of RFC 1950. Start with 1; the result continues over a further slice. */
uint32_t codec_adler32(uint32_t adler, codec_slice input);

/*
 * A checksum of a window that slides: the sum of window bytes, less the byte that leaves it, plus
 * the one that enters it. Start with codec_rolling(window).
 */
uint32_t codec_rolling(codec_slice window);

uint32_t codec_rolling_slide(uint32_t sum, size_t window, uint8_t leaves, uint8_t enters);

uint32_t codec_xxh32(uint32_t seed, codec_slice input);

uint64_t codec_xxh64(uint64_t seed, codec_slice input);

CODEC_C_END

#endif
