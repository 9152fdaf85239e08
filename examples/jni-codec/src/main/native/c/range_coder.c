/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * A range coder with carry, and a model of two predictions for each bit: from the byte before, and
 * from the two bytes before. The mean of both is what the bit is coded with.
 *
 * stream := length:varint code
 */
#include "codec/range_coder.h"

#include "codec/varint.h"

enum {
  PRECISION = 16, /* a probability is a fraction of 2^16 */
  HALF = 1 << (PRECISION - 1),
  FIRST_RATE = 5, /* how fast a prediction follows: the less the faster */
  SECOND_RATE = 4,
  LEAST = 32, /* no bit is ever thought to be impossible */
  SECOND_BITS = 20,
  CODE_BYTES = 5,
};

#define RENORMALIZE_BELOW (UINT32_C(1) << 24)

/* The chance of a zero bit, in each context and after each beginning of a byte. */
typedef struct model {
  uint16_t first[256][256];
  uint16_t second[1 << SECOND_BITS];
} model;

/* Where the predictions for a bit are. */
typedef struct prediction {
  uint16_t* first;
  uint16_t* second;
} prediction;

static model* new_model(void) {
  model* model = malloc(sizeof *model);
  if (model != NULL) {
    uint16_t* all = &model->first[0][0];
    for (size_t i = 0; i < 256 * 256; i++) {
      all[i] = HALF;
    }
    for (size_t i = 0; i < sizeof model->second / sizeof *model->second; i++) {
      model->second[i] = HALF;
    }
  }
  return model;
}

static prediction predict(model* model, uint32_t history, unsigned node) {
  uint32_t pair = (history & 0xffff) * UINT32_C(2654435761);
  uint32_t slot = ((pair >> 12) + node * 769) & ((1u << SECOND_BITS) - 1);
  prediction prediction = {&model->first[history & 0xff][node], &model->second[slot]};
  return prediction;
}

static uint32_t chance(prediction prediction) {
  uint32_t mean = ((uint32_t)*prediction.first + *prediction.second) / 2;
  return mean < LEAST ? LEAST : mean > 65536 - LEAST ? 65536 - LEAST : mean;
}

static void follow(uint16_t* zero, unsigned bit, int rate) {
  int target = bit ? 0 : 65535;
  *zero = (uint16_t)(*zero + (target - *zero) / (1 << rate));
}

static void learn(prediction prediction, unsigned bit) {
  follow(prediction.first, bit, FIRST_RATE);
  follow(prediction.second, bit, SECOND_RATE);
}

/* The low end of the range, of which the highest byte waits for a carry. */
typedef struct encoder {
  codec_buffer* output;
  uint64_t low;
  uint32_t range;
  uint8_t cached;
  uint64_t waiting; /* the cached byte and the 0xff bytes behind it */
} encoder;

static void shift(encoder* encoder) {
  if ((uint32_t)encoder->low < 0xff000000u || encoder->low >> 32 != 0) {
    uint8_t carry = (uint8_t)(encoder->low >> 32);
    uint8_t byte = encoder->cached;
    for (; encoder->waiting > 0; encoder->waiting--) {
      codec_buffer_push(encoder->output, (uint8_t)(byte + carry));
      byte = 0xff;
    }
    encoder->cached = (uint8_t)(encoder->low >> 24);
  }
  encoder->waiting++;
  encoder->low = (encoder->low & 0x00ffffff) << 8;
}

static void put_bit(encoder* encoder, uint32_t zero, unsigned bit) {
  uint32_t bound = (encoder->range >> PRECISION) * zero;
  if (bit) {
    encoder->low += bound;
    encoder->range -= bound;
  } else {
    encoder->range = bound;
  }
  while (encoder->range < RENORMALIZE_BELOW) {
    encoder->range <<= 8;
    shift(encoder);
  }
}

codec_status codec_range_encode(codec_slice input, codec_buffer* output) {
  model* model = new_model();
  if (model == NULL) {
    return CODEC_NO_MEMORY;
  }
  codec_varint_put(output, input.size);
  encoder encoder = {output, 0, UINT32_MAX, 0, 1};
  uint32_t history = 0;
  for (size_t i = 0; i < input.size; i++) {
    unsigned node = 1;
    for (int at = 7; at >= 0; at--) {
      unsigned bit = input.at[i] >> at & 1;
      prediction prediction = predict(model, history, node);
      put_bit(&encoder, chance(prediction), bit);
      learn(prediction, bit);
      node = node << 1 | bit;
    }
    history = history << 8 | input.at[i];
  }
  for (int i = 0; i < CODE_BYTES; i++) {
    shift(&encoder);
  }
  free(model);
  return output->status;
}

typedef struct decoder {
  codec_slice input;
  size_t position;
  uint32_t range;
  uint32_t code;
} decoder;

/* Past the end there are zeros; the caller compares the position with the size. */
static uint8_t next_byte(decoder* decoder) {
  size_t at = decoder->position++;
  return at < decoder->input.size ? decoder->input.at[at] : 0;
}

static unsigned take_bit(decoder* decoder, uint32_t zero) {
  uint32_t bound = (decoder->range >> PRECISION) * zero;
  unsigned bit = decoder->code >= bound;
  if (bit) {
    decoder->code -= bound;
    decoder->range -= bound;
  } else {
    decoder->range = bound;
  }
  while (decoder->range < RENORMALIZE_BELOW) {
    decoder->range <<= 8;
    decoder->code = decoder->code << 8 | next_byte(decoder);
  }
  return bit;
}

static uint8_t take_byte(decoder* decoder, model* model, uint32_t history) {
  unsigned node = 1;
  while (node < 256) {
    prediction prediction = predict(model, history, node);
    unsigned bit = take_bit(decoder, chance(prediction));
    learn(prediction, bit);
    node = node << 1 | bit;
  }
  return (uint8_t)node;
}

codec_status codec_range_decode(codec_slice input, codec_buffer* output) {
  uint64_t size = 0;
  codec_status status = codec_varint_take(&input, &size);
  if (status != CODEC_OK) {
    return status;
  }
  model* model = new_model();
  if (model == NULL) {
    return CODEC_NO_MEMORY;
  }
  decoder decoder = {input, 0, UINT32_MAX, 0};
  for (int i = 0; i < CODE_BYTES; i++) {
    decoder.code = decoder.code << 8 | next_byte(&decoder);
  }
  uint32_t history = 0;
  for (uint64_t i = 0; i < size && output->status == CODEC_OK; i++) {
    if (decoder.position > input.size) {
      free(model);
      return CODEC_TRUNCATED;
    }
    uint8_t byte = take_byte(&decoder, model, history);
    codec_buffer_push(output, byte);
    history = history << 8 | byte;
  }
  free(model);
  if (decoder.position != input.size) {
    return decoder.position > input.size ? CODEC_TRUNCATED : CODEC_CORRUPT;
  }
  return output->status;
}
