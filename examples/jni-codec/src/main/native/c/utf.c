/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* UTF-8, UTF-16 and UTF-32, read strictly. */
#include "codec/utf.h"

#include "codec/byteorder.h"

enum {
  FIRST_SURROGATE = 0xd800,
  FIRST_LOW_SURROGATE = 0xdc00,
  AFTER_SURROGATES = 0xe000,
  FIRST_SUPPLEMENTARY = 0x10000,
  LAST_POINT = 0x10ffff,
};

static bool is_scalar(uint32_t point) {
  return point <= LAST_POINT && (point < FIRST_SURROGATE || point >= AFTER_SURROGATES);
}

static codec_status take_utf8(codec_slice* input, uint32_t* point) {
  uint8_t head = input->at[0];
  unsigned more = head < 0x80 ? 0 : head < 0xc2 ? 9 : head < 0xe0 ? 1 : head < 0xf0 ? 2 : 3;
  if (more == 9 || head > 0xf4) {
    return CODEC_CORRUPT;
  }
  if (input->size <= more) {
    return CODEC_TRUNCATED;
  }
  uint32_t value = more == 0 ? head : head & (0x3fu >> more);
  for (unsigned i = 1; i <= more; i++) {
    if ((input->at[i] & 0xc0) != 0x80) {
      return CODEC_CORRUPT;
    }
    value = value << 6 | (input->at[i] & 0x3fu);
  }
  static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
  if (value < least[more] || !is_scalar(value)) {
    return CODEC_CORRUPT;
  }
  *point = value;
  *input = codec_slice_drop(*input, more + 1);
  return CODEC_OK;
}

static uint32_t unit16(codec_utf form, const uint8_t* at) {
  return form == CODEC_UTF16_LE ? codec_load_le16(at) : codec_load_be16(at);
}

static codec_status take_utf16(codec_utf form, codec_slice* input, uint32_t* point) {
  if (input->size < 2) {
    return CODEC_TRUNCATED;
  }
  uint32_t unit = unit16(form, input->at);
  if (unit < FIRST_SURROGATE || unit >= AFTER_SURROGATES) {
    *point = unit;
    *input = codec_slice_drop(*input, 2);
    return CODEC_OK;
  }
  if (unit >= FIRST_LOW_SURROGATE) {
    return CODEC_CORRUPT;
  }
  if (input->size < 4) {
    return CODEC_TRUNCATED;
  }
  uint32_t low = unit16(form, input->at + 2);
  if (low < FIRST_LOW_SURROGATE || low >= AFTER_SURROGATES) {
    return CODEC_CORRUPT;
  }
  *point = FIRST_SUPPLEMENTARY + ((unit - FIRST_SURROGATE) << 10 | (low - FIRST_LOW_SURROGATE));
  *input = codec_slice_drop(*input, 4);
  return CODEC_OK;
}

static codec_status take_utf32(codec_utf form, codec_slice* input, uint32_t* point) {
  if (input->size < 4) {
    return CODEC_TRUNCATED;
  }
  uint32_t value = form == CODEC_UTF32_LE ? codec_load_le32(input->at) : codec_load_be32(input->at);
  if (!is_scalar(value)) {
    return CODEC_CORRUPT;
  }
  *point = value;
  *input = codec_slice_drop(*input, 4);
  return CODEC_OK;
}

codec_status codec_utf_take(codec_utf form, codec_slice* input, uint32_t* point) {
  if (input->size == 0) {
    return CODEC_TRUNCATED;
  }
  switch (form) {
    case CODEC_UTF8:
      return take_utf8(input, point);
    case CODEC_UTF16_LE:
    case CODEC_UTF16_BE:
      return take_utf16(form, input, point);
    case CODEC_UTF32_LE:
    case CODEC_UTF32_BE:
      return take_utf32(form, input, point);
  }
  return CODEC_BAD_ARGUMENT;
}

static void put_utf8(codec_buffer* output, uint32_t point) {
  if (point < 0x80) {
    codec_buffer_push(output, (uint8_t)point);
    return;
  }
  unsigned more = point < 0x800 ? 1 : point < FIRST_SUPPLEMENTARY ? 2 : 3;
  static const uint8_t heads[] = {0, 0xc0, 0xe0, 0xf0};
  codec_buffer_push(output, (uint8_t)(heads[more] | point >> 6 * more));
  for (unsigned i = more; i-- > 0;) {
    codec_buffer_push(output, (uint8_t)(0x80 | (point >> 6 * i & 0x3f)));
  }
}

static void put_unit16(codec_utf form, codec_buffer* output, uint32_t unit) {
  uint8_t bytes[2];
  if (form == CODEC_UTF16_LE) {
    codec_store_le16(bytes, (uint16_t)unit);
  } else {
    codec_store_be16(bytes, (uint16_t)unit);
  }
  codec_buffer_append(output, bytes, sizeof bytes);
}

static void put_utf16(codec_utf form, codec_buffer* output, uint32_t point) {
  if (point < FIRST_SUPPLEMENTARY) {
    put_unit16(form, output, point);
    return;
  }
  uint32_t offset = point - FIRST_SUPPLEMENTARY;
  put_unit16(form, output, FIRST_SURROGATE + (offset >> 10));
  put_unit16(form, output, FIRST_LOW_SURROGATE + (offset & 0x3ff));
}

static void put_utf32(codec_utf form, codec_buffer* output, uint32_t point) {
  uint8_t bytes[4];
  if (form == CODEC_UTF32_LE) {
    codec_store_le32(bytes, point);
  } else {
    codec_store_be32(bytes, point);
  }
  codec_buffer_append(output, bytes, sizeof bytes);
}

void codec_utf_put(codec_utf form, codec_buffer* output, uint32_t point) {
  switch (form) {
    case CODEC_UTF8:
      put_utf8(output, point);
      break;
    case CODEC_UTF16_LE:
    case CODEC_UTF16_BE:
      put_utf16(form, output, point);
      break;
    case CODEC_UTF32_LE:
    case CODEC_UTF32_BE:
      put_utf32(form, output, point);
      break;
  }
}

codec_status codec_utf_convert(codec_utf from, codec_utf to, codec_slice input,
                               codec_buffer* output) {
  while (input.size > 0) {
    uint32_t point = 0;
    codec_status status = codec_utf_take(from, &input, &point);
    if (status != CODEC_OK) {
      return status;
    }
    codec_utf_put(to, output, point);
  }
  return output->status;
}
