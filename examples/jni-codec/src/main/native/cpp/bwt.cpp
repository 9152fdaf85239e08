/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The Burrows-Wheeler transform.
 *
 * stream := block*
 * block  := size:varint row:varint byte{size}   -- row: where the unrotated block was sorted to
 */
#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "codec/blocks.hpp"
#include "codec/native_buffer.hpp"
#include "codec/varint.h"

namespace codec {

namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10;

/** The rotations of a block in order. */
class Rotations {
 public:
  explicit Rotations(ByteView block)
      : order_(block.size()), rank_(block.size()), scratch_(block.size()) {
    by_first_byte(block);
    for (std::size_t width = 1; width < size() && classes_ < size(); width *= 2) {
      by_two_ranks(width);
    }
  }

  std::size_t size() const { return order_.size(); }
  std::uint32_t operator[](std::size_t row) const { return order_[row]; }

 private:
  using Index = std::uint32_t;

  void by_first_byte(ByteView block) {
    std::iota(order_.begin(), order_.end(), Index{0});
    std::stable_sort(order_.begin(), order_.end(),
                     [&](Index a, Index b) { return block[a] < block[b]; });
    classes_ = rank_rows([&](Index a, Index b) { return block[a] == block[b]; });
  }

  /** Orders by the first 2 * width bytes, given the ranks by the first width bytes. */
  void by_two_ranks(std::size_t width) {
    const Index n = static_cast<Index>(size());
    const Index back = static_cast<Index>(width);
    std::transform(order_.begin(), order_.end(), scratch_.begin(),
                   [&](Index at) { return at >= back ? at - back : at + n - back; });
    counting_sort();
    const std::vector<Index> before = rank_;
    const auto second = [&](Index at) { return at + back < n ? at + back : at + back - n; };
    classes_ = rank_rows([&](Index a, Index b) {
      return before[a] == before[b] && before[second(a)] == before[second(b)];
    });
  }

  /** Stable, by rank, from scratch into order. */
  void counting_sort() {
    std::vector<Index> starts(classes_ + 1, 0);
    for (Index rank : rank_) {
      starts[rank + 1]++;
    }
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    for (Index at : scratch_) {
      order_[starts[rank_[at]]++] = at;
    }
  }

  template <typename Equal>
  std::size_t rank_rows(Equal equal) {
    std::vector<Index> ranks(size());
    Index rank = 0;
    for (std::size_t row = 1; row < size(); row++) {
      rank += equal(order_[row - 1], order_[row]) ? 0 : 1;
      ranks[order_[row]] = rank;
    }
    rank_ = std::move(ranks);
    return std::size_t{rank} + 1;
  }

  std::vector<Index> order_;
  std::vector<Index> rank_;
  std::vector<Index> scratch_;
  std::size_t classes_ = 0;
};

void encode_block(ByteView block, codec_buffer* output) {
  const Rotations rotations(block);
  Bytes last(block.size());
  std::size_t unrotated = 0;
  for (std::size_t row = 0; row < block.size(); row++) {
    const std::size_t start = rotations[row];
    unrotated = start == 0 ? row : unrotated;
    last[row] = block[start == 0 ? block.size() - 1 : start - 1];
  }
  codec_varint_put(output, block.size());
  codec_varint_put(output, unrotated);
  codec_buffer_append(output, last.data(), last.size());
}

/** Follows each byte to its place in the first column, which is the last column sorted. */
void decode_block(ByteView last, std::size_t row, codec_buffer* output) {
  std::array<std::uint32_t, 257> starts{};
  for (std::uint8_t byte : last) {
    starts[byte + 1u]++;
  }
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<std::uint32_t> next(last.size());
  for (std::size_t i = 0; i < last.size(); i++) {
    next[starts[last[i]]++] = static_cast<std::uint32_t>(i);
  }
  for (std::size_t i = 0; i < last.size(); i++) {
    row = next[row];
    codec_buffer_push(output, last[row]);
  }
}

codec_status decode_blocks(codec_slice input, codec_buffer* output) {
  while (input.size > 0) {
    std::uint64_t size = 0;
    std::uint64_t row = 0;
    codec_status status = codec_varint_take(&input, &size);
    if (status == CODEC_OK) {
      status = codec_varint_take(&input, &row);
    }
    if (status != CODEC_OK) {
      return status;
    }
    if (size > kBlock || row >= size) {
      return CODEC_CORRUPT;
    }
    if (size > input.size) {
      return CODEC_TRUNCATED;
    }
    decode_block(ByteView(input.at, size), row, output);
    input = codec_slice_drop(input, size);
  }
  return output->status;
}

}  // namespace

Result<Bytes> bwt_encode(ByteView input) {
  return collect("bwt encode", [&](codec_buffer* output) {
    for (ByteView rest = input; !rest.empty(); rest = rest.drop(std::min(kBlock, rest.size()))) {
      encode_block(rest.first(std::min(kBlock, rest.size())), output);
    }
    return output->status;
  });
}

Result<Bytes> bwt_decode(ByteView input) {
  return collect("bwt decode",
                 [&](codec_buffer* output) { return decode_blocks(input.slice(), output); });
}

}  // namespace codec
