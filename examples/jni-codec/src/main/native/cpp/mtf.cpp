/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Move to front, on a list of all 256 bytes. */
#include <algorithm>
#include <iterator>
#include <list>
#include <numeric>

#include "codec/blocks.hpp"

namespace codec {

namespace {

/** All bytes, the latest seen first. */
class Recency {
 public:
  Recency() : bytes_(256) { std::iota(bytes_.begin(), bytes_.end(), std::uint8_t{0}); }

  /** The place of the byte, which then becomes the first. */
  std::uint8_t place_of(std::uint8_t byte) {
    auto found = std::find(bytes_.begin(), bytes_.end(), byte);
    auto place = std::distance(bytes_.begin(), found);
    bytes_.splice(bytes_.begin(), bytes_, found);
    return static_cast<std::uint8_t>(place);
  }

  std::uint8_t byte_at(std::uint8_t place) {
    auto found = std::next(bytes_.begin(), place);
    bytes_.splice(bytes_.begin(), bytes_, found);
    return bytes_.front();
  }

 private:
  std::list<std::uint8_t> bytes_;
};

template <typename Step>
Result<Bytes> mapped(ByteView input, Step step) {
  Bytes output;
  output.reserve(input.size());
  std::transform(input.begin(), input.end(), std::back_inserter(output), step);
  return output;
}

}  // namespace

Result<Bytes> mtf_encode(ByteView input) {
  Recency recency;
  return mapped(input, [&](std::uint8_t byte) { return recency.place_of(byte); });
}

Result<Bytes> mtf_decode(ByteView input) {
  Recency recency;
  return mapped(input, [&](std::uint8_t place) { return recency.byte_at(place); });
}

}  // namespace codec
