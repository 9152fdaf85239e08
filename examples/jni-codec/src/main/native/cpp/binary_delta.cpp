/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Binary differences, as rsync finds them: the source is cut into blocks that are known by a
 * checksum, and the same checksum slides over the target.
 *
 * delta := "zd1" source-crc:u32be target-crc:u32be target-size:varint step*
 * step  := size * 2:varint byte{size}                  -- new bytes
 *        | size * 2 + 1:varint start:varint            -- a copy from the source
 */
#include "codec/binary_delta.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <vector>

#include "codec/byteorder.h"
#include "codec/checksum.h"
#include "codec/native_buffer.hpp"
#include "codec/varint.h"

namespace codec {

namespace {

constexpr std::size_t kBlock = 32;
constexpr std::size_t kMostCandidates = 16;
constexpr std::size_t kHeader = 11;
constexpr std::string_view kMagic = "zd1";

/** A run that both have: where it is in the target and in the source. */
struct Copy {
  std::size_t target;
  std::size_t source;
  std::size_t size;
};

/** The blocks of a source, by their checksums. */
class BlockIndex {
 public:
  explicit BlockIndex(ByteView source) : source_(source) {
    for (std::size_t at = 0; at + kBlock <= source.size(); at += kBlock) {
      std::vector<std::size_t>& places = places_[codec_rolling(source.part(at, kBlock).slice())];
      if (places.size() < kMostCandidates) {
        places.push_back(at);
      }
    }
  }

  /** The longest run through a block that has this checksum, not reaching before the place from. */
  std::optional<Copy> longest(std::uint32_t sum, ByteView target, std::size_t at,
                              std::size_t from) const {
    const auto found = places_.find(sum);
    if (found == places_.end()) {
      return std::nullopt;
    }
    std::optional<Copy> best;
    for (std::size_t place : found->second) {
      const std::optional<Copy> run = run_through(place, target, at, from);
      if (run && (!best || run->size > best->size)) {
        best = run;
      }
    }
    return best;
  }

 private:
  std::optional<Copy> run_through(std::size_t place, ByteView target, std::size_t at,
                                  std::size_t from) const {
    if (!std::equal(source_.begin() + place, source_.begin() + place + kBlock,
                    target.begin() + at)) {
      return std::nullopt;
    }
    std::size_t back = 0;
    while (back < place && back < at - from && source_[place - back - 1] == target[at - back - 1]) {
      back++;
    }
    const ByteView left = source_.drop(place);
    const ByteView right = target.drop(at);
    const auto ends = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    const auto ahead = static_cast<std::size_t>(ends.first - left.begin());
    return Copy{at - back, place - back, back + ahead};
  }

  ByteView source_;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> places_;
};

void put_new(ByteView bytes, codec_buffer* output) {
  if (!bytes.empty()) {
    codec_varint_put(output, bytes.size() << 1);
    codec_buffer_append(output, bytes.data(), bytes.size());
  }
}

void put_copy(const Copy& copy, codec_buffer* output) {
  codec_varint_put(output, copy.size << 1 | 1);
  codec_varint_put(output, copy.source);
}

void put_steps(ByteView source, ByteView target, codec_buffer* output) {
  const BlockIndex index(source);
  std::size_t done = 0;
  std::size_t at = 0;
  std::optional<std::uint32_t> sum;
  while (at + kBlock <= target.size()) {
    sum = sum ? sum : codec_rolling(target.part(at, kBlock).slice());
    if (const std::optional<Copy> copy = index.longest(*sum, target, at, done)) {
      put_new(target.part(done, copy->target - done), output);
      put_copy(*copy, output);
      done = at = copy->target + copy->size;
      sum.reset();
    } else {
      if (at + kBlock < target.size()) {
        sum = codec_rolling_slide(*sum, kBlock, target[at], target[at + kBlock]);
      }
      at++;
    }
  }
  put_new(target.drop(done), output);
}

codec_status take_step(ByteView source, codec_slice* rest, codec_buffer* output) {
  std::uint64_t head = 0;
  std::uint64_t start = 0;
  codec_status status = codec_varint_take(rest, &head);
  const std::uint64_t size = head >> 1;
  if (status == CODEC_OK && (head & 1) != 0) {
    status = codec_varint_take(rest, &start);
    if (status == CODEC_OK && (start > source.size() || size > source.size() - start)) {
      status = CODEC_CORRUPT;
    }
    if (status == CODEC_OK) {
      codec_buffer_append(output, source.data() + start, size);
    }
  } else if (status == CODEC_OK) {
    if (size > rest->size) {
      return CODEC_TRUNCATED;
    }
    codec_buffer_append(output, rest->at, size);
    *rest = codec_slice_drop(*rest, size);
  }
  return status == CODEC_OK ? output->status : status;
}

}  // namespace

Result<Bytes> delta_between(ByteView source, ByteView target) {
  return collect("delta", [&](codec_buffer* output) {
    std::uint8_t sums[8];
    codec_store_be32(sums, codec_crc32(0, source.slice()));
    codec_store_be32(sums + 4, codec_crc32(0, target.slice()));
    codec_buffer_append(output, kMagic.data(), kMagic.size());
    codec_buffer_append(output, sums, sizeof sums);
    codec_varint_put(output, target.size());
    put_steps(source, target, output);
    return output->status;
  });
}

Result<Bytes> apply_delta(ByteView source, ByteView delta) {
  if (delta.size() < kHeader || delta.text().substr(0, kMagic.size()) != kMagic) {
    return corrupt("delta: no delta");
  }
  const std::uint8_t* sums = delta.data() + kMagic.size();
  if (codec_load_be32(sums) != codec_crc32(0, source.slice())) {
    return bad_argument("delta: this is not the source that it was made for");
  }
  return collect("delta", [&](codec_buffer* output) {
    codec_slice rest = delta.drop(kHeader).slice();
    std::uint64_t size = 0;
    codec_status status = codec_varint_take(&rest, &size);
    while (status == CODEC_OK && rest.size > 0) {
      status = take_step(source, &rest, output);
    }
    const codec_slice made = {output->at, output->size};
    if (status == CODEC_OK &&
        (made.size != size || codec_load_be32(sums + 4) != codec_crc32(0, made))) {
      status = CODEC_CORRUPT;
    }
    return status;
  });
}

}  // namespace codec
