/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Blocks of 8 by 8 pixels as 64 frequencies, most of which are 0 once they are divided.
 *
 * stream := "zi1" width:varint height:varint quality:byte block*
 * block  := the difference of its mean to that of the block before, then for each frequency that
 *           is not 0 the number of zeros before it plus 1 and its value, then a 0; all as bits
 */
#include "codec/image.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <numeric>
#include <tuple>
#include <vector>

#include "codec/bitstream.h"
#include "codec/native_buffer.hpp"
#include "codec/varint.h"

namespace codec {

namespace {

constexpr std::size_t kSide = 8;
constexpr std::size_t kArea = kSide * kSide;
constexpr std::size_t kMostPixels = std::size_t{1} << 26;
constexpr std::uint8_t kMagic[] = {'z', 'i', '1'};

using Block = std::array<float, kArea>;
using Levels = std::array<int, kArea>;

/** The matrix of the cosine transform. */
Block cosines() {
  const double pi = std::acos(-1.0);
  Block matrix;
  for (std::size_t k = 0; k < kSide; k++) {
    const double scale = std::sqrt((k == 0 ? 1.0 : 2.0) / kSide);
    for (std::size_t n = 0; n < kSide; n++) {
      const double angle = pi * static_cast<double>((2 * n + 1) * k) / (2 * kSide);
      matrix[k * kSide + n] = static_cast<float>(scale * std::cos(angle));
    }
  }
  return matrix;
}

Block transposed(const Block& matrix) {
  Block turned;
  for (std::size_t i = 0; i < kArea; i++) {
    turned[i] = matrix[i % kSide * kSide + i / kSide];
  }
  return turned;
}

Block product(const Block& left, const Block& right) {
  Block result{};
  for (std::size_t row = 0; row < kSide; row++) {
    for (std::size_t k = 0; k < kSide; k++) {
      const float factor = left[row * kSide + k];
      for (std::size_t column = 0; column < kSide; column++) {
        result[row * kSide + column] += factor * right[k * kSide + column];
      }
    }
  }
  return result;
}

/** The order of the frequencies from low to high, along the diagonals. */
std::array<std::size_t, kArea> zigzag_order() {
  std::array<std::size_t, kArea> order;
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto place = [](std::size_t at) {
    const std::size_t row = at / kSide;
    const std::size_t column = at % kSide;
    const std::size_t diagonal = row + column;
    return std::make_tuple(diagonal, diagonal % 2 == 0 ? column : row);
  };
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  return order;
}

/** What a quality makes of a block, and back. */
class BlockCodec {
 public:
  explicit BlockCodec(unsigned quality)
      : forward_(cosines()), backward_(transposed(forward_)), order_(zigzag_order()) {
    const float scale = quality < 50 ? 50.0f / static_cast<float>(quality)
                                     : (102.0f - static_cast<float>(quality)) / 50.0f;
    for (std::size_t i = 0; i < kArea; i++) {
      const auto frequency = static_cast<float>(i / kSide + i % kSide);
      steps_[i] = std::max(1.0f, scale * (10.0f + 6.0f * frequency));
    }
  }

  Levels levels_of(const Block& pixels) const {
    const Block frequencies = product(product(forward_, pixels), backward_);
    Levels levels;
    std::transform(order_.begin(), order_.end(), levels.begin(), [&](std::size_t at) {
      return static_cast<int>(std::lround(frequencies[at] / steps_[at]));
    });
    return levels;
  }

  Block pixels_of(const Levels& levels) const {
    Block frequencies;
    for (std::size_t i = 0; i < kArea; i++) {
      frequencies[order_[i]] = static_cast<float>(levels[i]) * steps_[order_[i]];
    }
    return product(product(backward_, frequencies), forward_);
  }

 private:
  Block forward_;
  Block backward_;
  std::array<std::size_t, kArea> order_;
  Block steps_;
};

void put_signed(codec_bit_writer* writer, int value) {
  codec_bit_writer_put_golomb(writer, static_cast<std::uint32_t>(codec_zigzag(value)));
}

int take_signed(codec_bit_reader* reader) {
  return static_cast<int>(codec_unzigzag(codec_bit_reader_take_golomb(reader)));
}

void put_levels(codec_bit_writer* writer, const Levels& levels, int mean_before) {
  put_signed(writer, levels[0] - mean_before);
  std::uint32_t zeros = 0;
  for (auto level = std::next(levels.begin()); level != levels.end(); ++level) {
    if (*level == 0) {
      zeros++;
      continue;
    }
    codec_bit_writer_put_golomb(writer, zeros + 1);
    put_signed(writer, *level);
    zeros = 0;
  }
  codec_bit_writer_put_golomb(writer, 0);
}

/** A level that no encoder writes makes the stream corrupt, not a number overflow. */
bool is_level(int value) { return std::abs(value) <= 1 << 15; }

bool take_levels(codec_bit_reader* reader, Levels& levels, int mean_before) {
  levels.fill(0);
  const int difference = take_signed(reader);
  if (!is_level(difference) || !is_level(mean_before + difference)) {
    return false;
  }
  levels[0] = mean_before + difference;
  std::size_t at = 0;
  for (std::uint32_t head = 0; (head = codec_bit_reader_take_golomb(reader)) != 0;) {
    at += head;
    if (at >= kArea || reader->overrun) {
      return false;
    }
    levels[at] = take_signed(reader);
    if (!is_level(levels[at])) {
      return false;
    }
  }
  return !reader->overrun;
}

/** Calls visit(left, top) for each block; those at the edge hang over. */
template <typename Visit>
bool each_block(std::size_t width, std::size_t height, Visit visit) {
  for (std::size_t top = 0; top < height; top += kSide) {
    for (std::size_t left = 0; left < width; left += kSide) {
      if (!visit(left, top)) {
        return false;
      }
    }
  }
  return true;
}

/** A block, around 0; over the edge the last pixel goes on. */
Block block_at(const GreyImage& image, std::size_t left, std::size_t top) {
  Block block;
  for (std::size_t i = 0; i < kArea; i++) {
    const std::size_t x = std::min(left + i % kSide, image.width - 1);
    const std::size_t y = std::min(top + i / kSide, image.height - 1);
    block[i] = static_cast<float>(image.pixels[y * image.width + x]) - 128.0f;
  }
  return block;
}

void store_block(const Block& block, std::size_t left, std::size_t top, GreyImage& image) {
  for (std::size_t i = 0; i < kArea; i++) {
    const std::size_t x = left + i % kSide;
    const std::size_t y = top + i / kSide;
    if (x < image.width && y < image.height) {
      const float value = std::clamp(block[i] + 128.0f, 0.0f, 255.0f);
      image.pixels[y * image.width + x] = static_cast<std::uint8_t>(std::lround(value));
    }
  }
}

bool is_possible(std::uint64_t width, std::uint64_t height, unsigned quality) {
  return width > 0 && height > 0 && width <= kMostPixels && height <= kMostPixels / width &&
         quality >= 1 && quality <= 100;
}

bool take_blocks(codec_slice input, const BlockCodec& codec, GreyImage& image) {
  codec_bit_reader reader{input, 0, 0, 0, false};
  Levels levels{};
  return each_block(image.width, image.height, [&](std::size_t left, std::size_t top) {
    if (!take_levels(&reader, levels, levels[0])) {
      return false;
    }
    store_block(codec.pixels_of(levels), left, top, image);
    return true;
  });
}

}  // namespace

Result<Bytes> encode_image(const GreyImage& image, unsigned quality) {
  if (!is_possible(image.width, image.height, quality) ||
      image.pixels.size() != image.width * image.height) {
    return bad_argument("image: no such size or quality");
  }
  return collect("image encode", [&](codec_buffer* output) {
    codec_buffer_append(output, kMagic, sizeof kMagic);
    codec_varint_put(output, image.width);
    codec_varint_put(output, image.height);
    codec_buffer_push(output, static_cast<std::uint8_t>(quality));
    const BlockCodec codec(quality);
    codec_bit_writer writer{output, 0, 0};
    int mean = 0;
    each_block(image.width, image.height, [&](std::size_t left, std::size_t top) {
      const Levels levels = codec.levels_of(block_at(image, left, top));
      put_levels(&writer, levels, mean);
      mean = levels[0];
      return true;
    });
    codec_bit_writer_align(&writer);
    return output->status;
  });
}

Result<GreyImage> decode_image(ByteView input) {
  if (input.size() < sizeof kMagic || !std::equal(kMagic, std::end(kMagic), input.begin())) {
    return corrupt("image decode: no image");
  }
  codec_slice rest = input.drop(sizeof kMagic).slice();
  std::uint64_t width = 0;
  std::uint64_t height = 0;
  const bool sized = codec_varint_take(&rest, &width) == CODEC_OK &&
                     codec_varint_take(&rest, &height) == CODEC_OK && rest.size > 0;
  if (!sized || !is_possible(width, height, rest.at[0])) {
    return corrupt("image decode: no such size or quality");
  }
  /* each block takes two bits at least: a small input does not make a large image */
  if (rest.size < width * height / kArea / 4) {
    return error_of(CODEC_TRUNCATED, "image decode");
  }
  GreyImage image{width, height, Bytes(width * height)};
  if (!take_blocks(codec_slice_drop(rest, 1), BlockCodec(rest.at[0]), image)) {
    return corrupt("image decode: a block is broken");
  }
  return image;
}

}  // namespace codec
