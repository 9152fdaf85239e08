/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The two containers of DEFLATE that are everywhere: zlib with Adler-32, gzip with CRC-32. */
#include "codec/byteorder.h"
#include "codec/checksum.h"
#include "codec/deflate.h"

/* Deflate with a 32 KiB window; no dictionary; the second byte makes the pair divisible by 31. */
static const uint8_t zlib_header[2] = {0x78, 0x9c};

codec_status codec_zlib_encode(codec_slice input, codec_buffer* output) {
  codec_buffer_append(output, zlib_header, sizeof zlib_header);
  codec_status status = codec_deflate(input, output);
  uint8_t check[4];
  codec_store_be32(check, codec_adler32(1, input));
  codec_buffer_append(output, check, sizeof check);
  return status == CODEC_OK ? output->status : status;
}

/* What this buffer has got since it had size bytes. */
static codec_slice since(const codec_buffer* output, size_t size) {
  codec_slice all = {output->at, output->size};
  return codec_slice_drop(all, size);
}

codec_status codec_zlib_decode(codec_slice input, codec_buffer* output) {
  if (input.size < 2) {
    return CODEC_TRUNCATED;
  }
  bool deflated = (input.at[0] & 0xf) == 8 && input.at[0] >> 4 <= 7;
  bool dictionary = input.at[1] & 0x20;
  if (!deflated || dictionary || codec_load_be16(input.at) % 31 != 0) {
    return CODEC_CORRUPT;
  }
  size_t before = output->size;
  input = codec_slice_drop(input, 2);
  codec_status status = codec_inflate(&input, output);
  if (status != CODEC_OK) {
    return status;
  }
  if (input.size < 4) {
    return CODEC_TRUNCATED;
  }
  bool intact = codec_load_be32(input.at) == codec_adler32(1, since(output, before));
  return intact && input.size == 4 ? CODEC_OK : CODEC_CORRUPT;
}

enum {
  GZIP_HEADER = 10,
  GZIP_TRAILER = 8,
  GZIP_HEADER_CRC = 1 << 1,
  GZIP_EXTRA = 1 << 2,
  GZIP_NAME = 1 << 3,
  GZIP_COMMENT = 1 << 4,
  GZIP_RESERVED = 0xe0,
};

codec_status codec_gzip_encode(codec_slice input, codec_buffer* output) {
  /* no name, no time, unknown file system: equal input gives equal bytes */
  static const uint8_t header[GZIP_HEADER] = {0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff};
  codec_buffer_append(output, header, sizeof header);
  codec_status status = codec_deflate(input, output);
  uint8_t trailer[GZIP_TRAILER];
  codec_store_le32(trailer, codec_crc32(0, input));
  codec_store_le32(trailer + 4, (uint32_t)input.size);
  codec_buffer_append(output, trailer, sizeof trailer);
  return status == CODEC_OK ? output->status : status;
}

static codec_status skip(codec_slice* input, size_t size) {
  if (input->size < size) {
    return CODEC_TRUNCATED;
  }
  *input = codec_slice_drop(*input, size);
  return CODEC_OK;
}

static codec_status skip_text(codec_slice* input) {
  const uint8_t* end = input->size == 0 ? NULL : memchr(input->at, 0, input->size);
  return end == NULL ? CODEC_TRUNCATED : skip(input, (size_t)(end - input->at) + 1);
}

static codec_status skip_header(codec_slice* input) {
  if (input->size < GZIP_HEADER) {
    return CODEC_TRUNCATED;
  }
  const uint8_t* head = input->at;
  uint8_t flags = head[3];
  if (head[0] != 0x1f || head[1] != 0x8b || head[2] != 8 || (flags & GZIP_RESERVED) != 0) {
    return CODEC_CORRUPT;
  }
  codec_status status = skip(input, GZIP_HEADER);
  if (status == CODEC_OK && flags & GZIP_EXTRA) {
    status = input->size < 2 ? CODEC_TRUNCATED : skip(input, 2u + codec_load_le16(input->at));
  }
  if (status == CODEC_OK && flags & GZIP_NAME) {
    status = skip_text(input);
  }
  if (status == CODEC_OK && flags & GZIP_COMMENT) {
    status = skip_text(input);
  }
  if (status == CODEC_OK && flags & GZIP_HEADER_CRC) {
    status = skip(input, 2);
  }
  return status;
}

static codec_status member(codec_slice* input, codec_buffer* output) {
  size_t before = output->size;
  codec_status status = skip_header(input);
  if (status == CODEC_OK) {
    status = codec_inflate(input, output);
  }
  if (status != CODEC_OK) {
    return status;
  }
  if (input->size < GZIP_TRAILER) {
    return CODEC_TRUNCATED;
  }
  codec_slice content = since(output, before);
  bool intact = codec_load_le32(input->at) == codec_crc32(0, content) &&
                codec_load_le32(input->at + 4) == (uint32_t)content.size;
  *input = codec_slice_drop(*input, GZIP_TRAILER);
  return intact ? CODEC_OK : CODEC_CORRUPT;
}

codec_status codec_gzip_decode(codec_slice input, codec_buffer* output) {
  codec_status status = CODEC_OK;
  do {
    status = member(&input, output);
  } while (status == CODEC_OK && input.size > 0);
  return status;
}
