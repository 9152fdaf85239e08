/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Bytes in C++: a vector that owns them, a view that does not, and the way from and to C. */
#ifndef CODEC_BYTES_HPP
#define CODEC_BYTES_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "codec/bytes.h"

namespace codec {

using Bytes = std::vector<std::uint8_t>;

/** A run of bytes that belongs to somebody else, and must live as long as this. */
class ByteView {
 public:
  ByteView() = default;
  ByteView(const std::uint8_t* data, std::size_t size) : slice_{data, size} {}
  ByteView(const Bytes& bytes) : slice_{bytes.data(), bytes.size()} {}
  explicit ByteView(std::string_view text)
      : slice_{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()} {}

  const std::uint8_t* data() const { return slice_.at; }
  std::size_t size() const { return slice_.size; }
  bool empty() const { return slice_.size == 0; }
  const std::uint8_t* begin() const { return slice_.at; }
  const std::uint8_t* end() const { return slice_.at + slice_.size; }
  std::uint8_t operator[](std::size_t at) const { return slice_.at[at]; }

  ByteView first(std::size_t count) const { return {slice_.at, count}; }
  ByteView drop(std::size_t count) const { return {slice_.at + count, slice_.size - count}; }
  ByteView part(std::size_t from, std::size_t count) const { return drop(from).first(count); }

  codec_slice slice() const { return slice_; }
  Bytes bytes() const { return Bytes(begin(), end()); }
  std::string_view text() const { return {reinterpret_cast<const char*>(slice_.at), slice_.size}; }

 private:
  codec_slice slice_{nullptr, 0};
};

inline void append(Bytes& to, ByteView from) { to.insert(to.end(), from.begin(), from.end()); }

inline void append(Bytes& to, std::string_view from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace codec

#endif
