/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* The codecs that leave the size as it is (nearly) and make the rest compress better. */
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>
#include <numeric>
#include <string>

#include "codec/registry.hpp"

namespace codec {

namespace {

Bytes delta_encode(ByteView input, std::size_t distance) {
  Bytes output = input.bytes();
  for (std::size_t i = output.size(); i-- > distance;) {
    output[i] = static_cast<std::uint8_t>(output[i] - output[i - distance]);
  }
  return output;
}

Bytes delta_decode(ByteView input, std::size_t distance) {
  Bytes output = input.bytes();
  for (std::size_t i = distance; i < output.size(); i++) {
    output[i] = static_cast<std::uint8_t>(output[i] + output[i - distance]);
  }
  return output;
}

/** All first bytes of records of a width, then all second bytes, and so on; a rest stays behind. */
Bytes shuffle_encode(ByteView input, std::size_t width) {
  const std::size_t records = input.size() / width;
  Bytes output = input.bytes();
  for (std::size_t i = 0; i < records * width; i++) {
    output[i % width * records + i / width] = input[i];
  }
  return output;
}

Bytes shuffle_decode(ByteView input, std::size_t width) {
  const std::size_t records = input.size() / width;
  Bytes output = input.bytes();
  for (std::size_t i = 0; i < records * width; i++) {
    output[i] = input[i % width * records + i / width];
  }
  return output;
}

/** What PNG predicts a byte from: the one to the left, the one above, and the one left of that. */
struct Neighbours {
  std::uint8_t left;
  std::uint8_t above;
  std::uint8_t corner;
};

using Predictor = std::function<std::uint8_t(Neighbours)>;

std::uint8_t paeth(Neighbours near) {
  const int guess = near.left + near.above - near.corner;
  const int by_left = std::abs(guess - near.left);
  const int by_above = std::abs(guess - near.above);
  const int by_corner = std::abs(guess - near.corner);
  if (by_left <= by_above && by_left <= by_corner) {
    return near.left;
  }
  return by_above <= by_corner ? near.above : near.corner;
}

/** The five filters of PNG, by their numbers. */
const std::array<Predictor, 5>& predictors() {
  static const std::array<Predictor, 5> all = {
      [](Neighbours) { return std::uint8_t{0}; }, [](Neighbours near) { return near.left; },
      [](Neighbours near) { return near.above; },
      [](Neighbours near) { return static_cast<std::uint8_t>((near.left + near.above) / 2); },
      paeth};
  return all;
}

Neighbours neighbours(ByteView row, ByteView above, std::size_t at) {
  const bool edge = at == 0;
  return {edge ? std::uint8_t{0} : row[at - 1], above.empty() ? std::uint8_t{0} : above[at],
          edge || above.empty() ? std::uint8_t{0} : above[at - 1]};
}

Bytes filtered(ByteView row, ByteView above, const Predictor& predict) {
  Bytes output(row.size());
  for (std::size_t at = 0; at < row.size(); at++) {
    output[at] = static_cast<std::uint8_t>(row[at] - predict(neighbours(row, above, at)));
  }
  return output;
}

/** The sum of how far the bytes are from 0, in either direction. */
std::uint64_t magnitude(const Bytes& row) {
  return std::accumulate(row.begin(), row.end(), std::uint64_t{0},
                         [](std::uint64_t sum, std::uint8_t byte) {
                           return sum + std::min<unsigned>(byte, 256u - byte);
                         });
}

/** Before each row stands the number of the filter that made it smallest. */
Bytes png_encode(ByteView input, std::size_t width) {
  Bytes output;
  output.reserve(input.size() + input.size() / width + 1);
  ByteView above;
  for (ByteView rest = input; !rest.empty();) {
    const ByteView row = rest.first(std::min(width, rest.size()));
    std::multimap<std::uint64_t, std::pair<std::uint8_t, Bytes>> candidates;
    for (std::uint8_t number = 0; number < predictors().size(); number++) {
      Bytes candidate = filtered(row, above, predictors()[number]);
      const std::uint64_t size = magnitude(candidate);
      candidates.emplace(size, std::make_pair(number, std::move(candidate)));
    }
    const auto& [number, best] = candidates.begin()->second;
    output.push_back(number);
    append(output, best);
    above = row;
    rest = rest.drop(row.size());
  }
  return output;
}

Result<Bytes> png_decode(ByteView input, std::size_t width) {
  Bytes output;
  output.reserve(input.size());
  for (ByteView rest = input; !rest.empty();) {
    const std::uint8_t number = rest[0];
    rest = rest.drop(1);
    if (number >= predictors().size() || rest.empty()) {
      return corrupt("png decode: no filtered row at " +
                     std::to_string(input.size() - rest.size()));
    }
    const std::size_t size = std::min(width, rest.size());
    const std::size_t start = output.size();
    const Bytes above = start == 0 ? Bytes() : Bytes(output.end() - width, output.end());
    for (std::size_t at = 0; at < size; at++) {
      const ByteView row(output.data() + start, at);
      const std::uint8_t predicted = predictors()[number](neighbours(row, above, at));
      output.push_back(static_cast<std::uint8_t>(rest[at] + predicted));
    }
    rest = rest.drop(size);
  }
  return output;
}

template <typename Encode, typename Decode>
CodecEntry entry(std::string name, std::string summary, ArgumentRange range, Encode encode,
                 Decode decode) {
  return {std::move(name), std::move(summary), range, [=](unsigned argument) {
            return Transform{
                [=](ByteView input) { return Result<Bytes>(encode(input, argument)); },
                [=](ByteView input) { return Result<Bytes>(decode(input, argument)); }};
          }};
}

}  // namespace

void add_filters(Registry& registry) {
  registry.add(entry("delta", "differences of bytes this far apart", {1, 65535, 1}, delta_encode,
                     delta_decode));
  registry.add(entry("shuffle", "records of this width, turned on their side", {2, 65535, 4},
                     shuffle_encode, shuffle_decode));
  registry.add(entry("png", "PNG's filters on rows of this width", {1, 999999, 256}, png_encode,
                     png_decode));
}

}  // namespace codec
